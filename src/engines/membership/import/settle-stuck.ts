import type { Services } from '../services'
import { topicFor } from './topics'

/** Imports in the way that nobody works on any more: one that was only being read is given up, one that is half
 *  written is sent to be finished, because it cannot be left as it is. */
export const settleStuck = async (
  { unit, imports, importLocks }: Pick<Services, 'unit' | 'imports' | 'importLocks'>,
  orgPath: readonly string[],
): Promise<void> => {
  for (const importId of await importLocks.stuck(orgPath)) {
    const job = await imports.get(importId)
    const givenUp = await imports.move(importId, 'reading', 'failed', {
      problem: '等了很久没有读完，请重新上传',
    })
    if (givenUp || !job || topicFor(job.state) === undefined) {
      await importLocks.release(importId)
      continue
    }
    const topic = topicFor(job.state)
    if (topic !== undefined)
      await unit.outbox.add(topic, `${importId}:${unit.clock.now().getTime()}`, { importId })
  }
}
