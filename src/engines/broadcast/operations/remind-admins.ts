import { scopeOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { after, DAY } from '../../../kernel/time'
import { broadcast } from '../contract'
import { operation } from '../services'
import { lookAt } from './funnel-parts'
import { remindable } from './remindable'

const MOST = 2000

/** The admins find it at the top of what they are to pass on. Once a day for a group, whoever asks for it. */
export const remindAdmins = operation(broadcast.remindAdmins, {
  prepare: async (given) => {
    const { input, caller, clock, deliveries, groups } = given
    const { sent } = await lookAt(given, caller, input)
    if (sent.state !== 'delivering' && sent.state !== 'delivered') throw refuse('NOT_RUNNING')
    const scope = scopeOf(caller, 'staff')
    const now = clock.now()
    const wanted = input.groupIds && { groupId: { $in: input.groupIds } }
    const found = await deliveries.some(
      sent,
      scope,
      { $and: [remindable(after(now, -DAY)), wanted ?? {}] },
      undefined,
      MOST,
    )
    const facts = await groups.groups(found.map(({ groupId }) => groupId))
    const led = new Set(facts.filter(({ adminIds }) => adminIds.length > 0).map(({ groupId }) => groupId))
    const asked = input.groupIds
      ? await deliveries.count(sent, scope, { groupId: { $in: input.groupIds } })
      : found.length
    return { sent, found, led, asked }
  },
  handle: async ({ prepared: { sent, found, led, asked }, audit, clock, packs }) => {
    const now = clock.now()
    const ids = found.filter(({ groupId }) => led.has(groupId)).map(({ _id }) => _id)
    const reminded = await packs.remind(ids, now, after(now, -DAY))
    await audit.record({
      action: 'remind-admins',
      subject: sent._id,
      orgPath: sent.deskPath,
      detail: `提醒 ${reminded} 个群的管理员看《${sent.title}》`,
    })
    const withoutAdmin = found.length - ids.length
    return { reminded, already: Math.max(0, asked - reminded - withoutAdmin), withoutAdmin }
  },
})
