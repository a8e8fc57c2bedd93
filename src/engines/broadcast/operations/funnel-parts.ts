import type { Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { PROBLEMS } from '../rules/robot-answer'
import { summarise, type Summary } from '../rules/funnel'
import type { Services } from '../services'
import type { BroadcastDoc } from '../store/broadcasts'
import { deliveryId, type DeliveryDoc } from '../store/deliveries'
import type { GroupCount, Increments } from '../store/receipts'
import { broadcastInScope } from './broadcast-in-scope'

/** A broadcast over the caller's scope, or over one union inside it. */
export interface Looking {
  readonly sent: BroadcastDoc
  readonly orgIds: readonly string[]
}

export const lookAt = async (
  given: Pick<Services, 'broadcasts' | 'groups'>,
  caller: Caller,
  { broadcastId, orgId }: { readonly broadcastId: string; readonly orgId?: string | undefined },
): Promise<Looking> => {
  const { broadcast: sent, scope } = await broadcastInScope(given, caller, broadcastId)
  if (orgId === undefined) return { sent, orgIds: scope }
  const [org] = await given.groups.orgs([orgId])
  if (!org?.orgPath.some((above) => scope.includes(above))) throw refuse('NOT_FOUND')
  return { sent, orgIds: [orgId] }
}

/** What the counters of a subtree lack yet, by delivery id, with the delivery. */
export type Fresh = ReadonlyMap<string, { readonly more: GroupCount; readonly delivery: DeliveryDoc }>

export const freshOf = async (
  { deliveries, receipts }: Pick<Services, 'deliveries' | 'receipts'>,
  { sent, orgIds }: Looking,
): Promise<Fresh> => {
  const uncounted = await receipts.uncounted([sent._id])
  const byId = new Map(uncounted.map((more) => [deliveryId(sent._id, more.groupId), more]))
  const found = byId.size === 0 ? [] : await deliveries.byIds([...byId.keys()])
  return new Map(
    found.flatMap((delivery) => {
      const more = byId.get(delivery._id)
      const inside = delivery.orgPath.some((id) => orgIds.includes(id))
      return more && inside ? [[delivery._id, { more, delivery }]] : []
    }),
  )
}

/** The sums of a subtree, people who are not counted yet among them. */
export const summaryOf = async (
  given: Pick<Services, 'deliveries'>,
  { sent, orgIds }: Looking,
  fresh: Fresh,
): Promise<Summary> => {
  const summary = summarise(await given.deliveries.situations(sent, orgIds, false))
  const sums = { ...summary.counts }
  const channels = summary.channels.map((one) => ({ ...one }))
  let woken = 0
  for (const { more, delivery } of fresh.values()) {
    const way = channels.find(({ channel }) => channel === delivery.chat?.channel)
    for (const sum of way ? [sums, way] : [sums]) {
      sum.opened += more.opened
      sum.acknowledged += more.acknowledged
    }
    if (more.opened > 0 && delivery.opened === 0 && delivery.state === 'delivered') woken += 1
  }
  const quiet = Math.max(0, summary.trouble.quiet - woken)
  return { ...summary, counts: sums, channels, trouble: { ...summary.trouble, quiet } }
}

/** Head of a funnel; until all groups are planned, whoever oversees the whole sees the numbers it was sent with.
 *  Refuses with NOT_FOUND when no group of the subtree gets it. */
export const headOf = ({ sent, orgIds }: Looking, summary: Summary) => {
  const { planning, planned, resolved } = sent
  const whole = resolved.scope.every((orgId) => orgIds.includes(orgId))
  if (summary.counts.groups === 0 && (planning.done || !whole)) throw refuse('NOT_FOUND')
  return {
    broadcastId: sent._id,
    title: sent.title,
    kind: sent.kind,
    version: sent.version,
    ...(sent.corrects && { corrects: sent.corrects.version }),
    sentAt: sent.sentAt.toISOString(),
    sentBy: sent.from,
    compulsory: sent.compulsory,
    state: sent.state,
    counts: !planning.done && whole ? { ...summary.counts, ...planned } : summary.counts,
    confirmed: summary.confirmed,
    channels: summary.channels,
  }
}

export const groupRow = (
  sent: Pick<BroadcastDoc, 'state'>,
  delivery: DeliveryDoc,
  fresh: Increments | undefined,
  nameOf: (memberId: string) => string | undefined,
) => {
  const { groupId, name, orgName, members, state, deliveredAt, chat } = delivery
  const by = chat?.by === undefined ? undefined : nameOf(chat.by)
  return {
    groupId,
    name,
    orgName,
    members,
    // What was stopped does not wait: it never comes.
    state: state === 'planned' && sent.state === 'stopped' ? ('dropped' as const) : state,
    ...(deliveredAt && { deliveredAt: deliveredAt.toISOString() }),
    opened: delivery.opened + (fresh?.opened ?? 0),
    acknowledged: delivery.acknowledged + (fresh?.acknowledged ?? 0),
    ...(chat && {
      chat: {
        channel: chat.channel,
        state: chat.state === 'sending' ? ('waiting' as const) : chat.state,
        ...(chat.at && { at: chat.at.toISOString() }),
        ...(by !== undefined && { by }),
        repeated: chat.repeated,
        ...(chat.problem && { problem: PROBLEMS[chat.problem] }),
        ...(chat.remindedAt && { remindedAt: chat.remindedAt.toISOString() }),
        before: chat.before,
      },
    }),
  }
}
