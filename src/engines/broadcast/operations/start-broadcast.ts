import { memberOf, type Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { COUNT } from '../counting'
import { after } from '../../../kernel/time'
import { DELIVER } from '../delivery'
import { REMIND, REMIND_AFTER } from '../reminding'
import type { ChatChannel } from '../ports'
import type { AskedAudience } from '../rules/audience'
import { titleOf, type ItemContent } from '../rules/feed-item'
import { SAY } from '../robots'
import type { Services } from '../services'
import type { BroadcastDoc } from '../store/broadcasts'
import { audienceInScope, type AudienceInScope } from './audience-in-scope'

/** Whom it reaches, and how it begins. */
export interface Reaching extends AudienceInScope {
  readonly count: { readonly groups: number; readonly members: number }
  /** More groups than this desk may reach without a second person. */
  readonly needsApproval: boolean
}

/** Refuses with OUT_OF_SCOPE or EMPTY_AUDIENCE. */
export const reach = async (
  { groups, settings }: Pick<Services, 'groups' | 'settings'>,
  caller: Caller,
  asked: AskedAudience,
): Promise<Reaching> => {
  const audience = await audienceInScope(groups, caller, asked)
  if (audience.foreignOrgs.length > 0 || audience.foreignGroups.length > 0) throw refuse('OUT_OF_SCOPE')
  const count = await groups.countAudience(audience.resolved)
  if (count.groups === 0) throw refuse('EMPTY_AUDIENCE')
  const above = await settings.approvalAbove(audience.desks[0]?.orgId ?? '')
  return { ...audience, count, needsApproval: count.groups > above }
}

export interface Starting {
  readonly audience: AskedAudience
  readonly channels: readonly ChatChannel[]
  readonly compulsory: boolean
  readonly content: Omit<ItemContent, '_id' | 'from' | 'compulsory' | 'asks'>
  readonly reaching: Reaching
  readonly corrects?: BroadcastDoc['corrects']
}

export interface Started {
  readonly broadcastId: string
  readonly state: 'waiting' | 'planned'
  readonly groups: number
  readonly members: number
}

/** The same few documents whatever the number of groups: what is sent, what it says, and the messages that have it
 *  delivered and counted. */
export const startBroadcast = async (
  { clock, ids, audit, outbox, broadcasts, items }: Services,
  caller: Caller,
  { audience, channels, compulsory, content, reaching, corrects }: Starting,
): Promise<Started> => {
  const { count, resolved, reach: reached, desks, needsApproval } = reaching
  const broadcastId = ids.next('bc')
  const from = desks[0]?.name ?? '工会'
  const deskPath = [...(desks[0]?.orgPath ?? [])]
  const sentAt = clock.now()
  const planned = { groups: count.groups, members: count.members }
  const state = needsApproval ? ('waiting' as const) : ('planned' as const)
  const said = { from, compulsory, asks: true, ...content }
  const title = titleOf(said)
  await broadcasts.add({
    _id: broadcastId,
    kind: content.kind,
    ...(content.guide && { guideId: content.guide.guideId }),
    version: content.guide?.version ?? 1,
    ...(corrects && { corrects }),
    title,
    audience,
    resolved,
    reach: reached,
    senderId: memberOf(caller),
    from,
    deskPath,
    channels: [...channels],
    compulsory,
    state,
    planned,
    planning: { done: false },
    runs: 1,
    sentAt,
  })
  await items.add({ _id: broadcastId, ...said })
  if (!needsApproval) await setGoing(outbox, broadcastId, 1, sentAt)
  await audit.record({
    action: needsApproval ? 'ask-approval' : 'send-broadcast',
    subject: broadcastId,
    orgPath: deskPath,
    detail: `《${title}》${content.guide ? `第 ${content.guide.version} 版，` : ''}${count.groups} 个群`,
  })
  return { broadcastId, state, ...planned }
}

/** The messages that have it delivered, said by robots and counted; `run` names this time of setting it going. */
export const setGoing = async (
  outbox: Services['outbox'],
  broadcastId: string,
  run: number,
  sentAt: Date,
): Promise<void> => {
  const key = run === 1 ? broadcastId : `${broadcastId}:${run}`
  await outbox.add(DELIVER, key, { broadcastId })
  await outbox.add(SAY, key, { broadcastId })
  await outbox.add(COUNT, broadcastId, { broadcastId, sentAt })
  for (const [n, wait] of REMIND_AFTER.entries())
    await outbox.add(REMIND, `${broadcastId}:${n}`, { broadcastId }, after(sentAt, wait))
}
