import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../project-root'

/** The drawing of the demo's lecture: which pay is due in the first month and after it. A PNG of 640 × 360. */
export const demoPicture = (): Buffer =>
  readFileSync(join(projectRoot(), 'src', 'local', 'demo', 'stoppage-pay.png'))
