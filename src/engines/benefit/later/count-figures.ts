import type { Services } from '../services'

/** Counts again how a campaign stands, from the parts and the tills: whoever counts twice writes the same. */
export const countFigures = async (
  { cells, waits, days, figures, clock }: Services,
  campaignId: string,
): Promise<void> => {
  const sums = await cells.sums([campaignId])
  const offered = await waits.countOffered(campaignId)
  const taken = await days.sumsOf(campaignId)
  const issued = sums.reduce((sum, { total, left }) => sum + total - left, 0) - offered
  const rounds = sums.filter(({ roundId }) => roundId !== 'pool' && roundId !== 'back')
  const all = sums.reduce((sum, { total }) => sum + total, 0)
  const released = rounds.reduce((sum, { total }) => sum + total, 0)
  await figures.put({
    ...{ _id: campaignId, issued, used: taken.first, cameBack: all - released, amount: taken.amount },
    countedAt: clock.now(),
  })
}
