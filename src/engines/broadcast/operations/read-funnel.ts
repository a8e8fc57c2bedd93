import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'
import type { DeliveryDoc } from '../store/deliveries'
import type { Increments } from '../store/receipts'
import { broadcastInScope, countsFor } from './broadcast-in-scope'
import { liveCounts } from './live-counts'

const PAGE = 50

/** The funnel of one broadcast over the caller's scope, or over one union inside it. Groups with trouble come first;
 *  the order moves with the numbers, so the cursor is a place in the list. */
export const readFunnel = operation(broadcast.readFunnel, async (given) => {
  const { input, caller, groups, deliveries } = given
  const { broadcast: sent, scope } = await broadcastInScope(given, caller, input.broadcastId)
  const orgIds = input.orgId === undefined ? scope : [input.orgId]
  if (input.orgId !== undefined) {
    const [org] = await groups.orgs([input.orgId])
    if (!org?.orgPath.some((orgId) => scope.includes(orgId))) throw refuse('NOT_FOUND')
  }
  const skip = parse(input.cursor)
  const rows = await deliveries.page(sent._id, orgIds, skip, PAGE + 1)
  const { sums, fresh } = await liveCounts(given, [sent._id], orgIds)
  const counts = countsFor(sent, orgIds, sums.get(sent._id))
  if (!counts) throw refuse('NOT_FOUND')
  return {
    broadcastId: sent._id,
    title: sent.title,
    version: sent.version,
    sentAt: sent.sentAt.toISOString(),
    compulsory: sent.compulsory,
    state: sent.state,
    counts,
    groups: rows.slice(0, PAGE).map((row) => rowOf(row, fresh.get(row._id))),
    ...(rows.length > PAGE && { next: String(skip + PAGE) }),
  }
})

const rowOf = (delivery: DeliveryDoc, fresh: Increments | undefined) => {
  const { groupId, name, orgName, members, state, deliveredAt } = delivery
  return {
    groupId,
    name,
    orgName,
    members,
    state,
    ...(deliveredAt && { deliveredAt: deliveredAt.toISOString() }),
    opened: delivery.opened + (fresh?.opened ?? 0),
    acknowledged: delivery.acknowledged + (fresh?.acknowledged ?? 0),
  }
}

const parse = (cursor: string | undefined): number => {
  if (cursor === undefined) return 0
  if (!/^\d{1,7}$/.test(cursor)) throw refuse('BAD_INPUT', { fields: { cursor: '请从第一页看起' } })
  return Number(cursor)
}
