import { after, HOUR } from '../../../kernel/time'
import { allOver } from '../rules/rounds'
import { BACK } from '../rules/sources'
import type { Services } from '../services'
import { POOL } from '../store/cells'

const AT_ONCE = 200

/** What came back goes to who waits longest, kept for some hours; what nobody waits for goes to the open round or the
 *  next one. Once all rounds are over, what they left goes to who waits, too. Runs in a transaction; returns how many
 *  people were offered something. */
export const moveWaiting = async (services: Services, campaignId: string): Promise<number> => {
  const { campaigns, cells, waits, clock } = services
  const campaign = await campaigns.get(campaignId)
  if (campaign?.state !== 'running') return 0
  const { terms } = campaign
  const now = clock.now()
  const overdue = await waits.overdue(campaignId, now, AT_ONCE)
  if (overdue.length > 0) {
    await waits.set(
      overdue.map(({ _id }) => _id),
      'lapsed',
    )
    await cells.put(campaignId, POOL, overdue.length, 0)
  }
  if (campaign.useUntil <= now) return 0
  const next = terms.waitingList ? await waits.next(campaignId, AT_ONCE) : []
  const sources = [
    { roundId: POOL },
    // Nobody else can claim what lies in other parts while no round is to come.
    ...(allOver(terms, now) ? [{ roundId: BACK }, ...terms.rounds.map(({ roundId }) => ({ roundId }))] : []),
  ]
  const [taken = 0] = next.length > 0 ? await cells.take([{ campaignId, sources, count: next.length }]) : []
  const until = after(now, terms.offerHours * HOUR)
  await waits.set(
    next.slice(0, taken).map(({ _id }) => _id),
    'offered',
    until < campaign.useUntil ? until : campaign.useUntil,
  )
  if (taken === next.length && next.length < AT_ONCE) {
    const left = await cells.left(campaignId, POOL)
    if (left > 0) {
      await cells.put(campaignId, POOL, -left)
      await cells.put(campaignId, BACK, left)
    }
  }
  return taken
}
