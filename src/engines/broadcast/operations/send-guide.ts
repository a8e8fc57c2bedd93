import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { COUNT } from '../counting'
import { DELIVER } from '../delivery'
import { operation } from '../services'
import { audienceInScope } from './audience-in-scope'

/** The same few documents whatever the number of groups: what is sent, what it says, and the messages that have it
 *  delivered and counted. */
export const sendGuide = operation(broadcast.sendGuide, {
  prepare: async ({ input, caller, groups, guides }) => {
    const [guide] = await guides.guides([input])
    if (!guide) throw refuse('NOT_FOUND')
    if (guide.state !== 'issued') throw refuse('NOT_ISSUED')
    const audience = await audienceInScope(groups, caller, input.audience)
    if (audience.foreignOrgs.length > 0 || audience.foreignGroups.length > 0) throw refuse('OUT_OF_SCOPE')
    const count = await groups.countAudience(audience.resolved)
    if (count.groups === 0) throw refuse('EMPTY_AUDIENCE')
    return { guide, count, ...audience }
  },
  handle: async ({ input, caller, prepared, clock, ids, audit, outbox, broadcasts, items }) => {
    const { guide, count, resolved, reach, desks } = prepared
    const { guideId, version, title, card, minutes, issuedOn, corrects } = guide
    const broadcastId = ids.next('bc')
    const from = desks[0]?.name ?? '工会'
    const sentAt = clock.now()
    const planned = { groups: count.groups, members: count.members }
    await broadcasts.add({
      _id: broadcastId,
      guideId,
      version,
      title,
      audience: input.audience,
      resolved,
      reach,
      senderId: memberOf(caller),
      from,
      compulsory: input.compulsory,
      state: 'planned',
      planned,
      planning: { done: false },
      sentAt,
    })
    await items.add({
      _id: broadcastId,
      from,
      kind: 'guide',
      guide: { guideId, version, title, card, minutes, issuedOn },
      compulsory: input.compulsory,
      ...(corrects !== undefined && { corrects }),
    })
    await outbox.add(DELIVER, broadcastId, { broadcastId })
    await outbox.add(COUNT, broadcastId, { broadcastId, sentAt })
    await audit.record({
      action: 'send-guide',
      subject: broadcastId,
      orgPath: desks[0]?.orgPath ?? [],
      detail: `《${title}》第 ${version} 版，${count.groups} 个群`,
    })
    return { broadcastId, state: 'planned' as const, ...planned }
  },
})
