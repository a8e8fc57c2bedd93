import { cloudFunction } from '../../src/compose/cloud-function'
import { lectureEngine } from '../../src/compose/lecture'

export const main = cloudFunction(lectureEngine)
