import { memberOf } from '../../../kernel/caller'
import { Refusal, refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import type { ContentCheck } from '../ports'
import { operation } from '../services'
import { requireGroup } from './require-group'
import { requireItem } from './require-item'

/** The desk reads the words, not the name. Whatever the check could not settle is never shown as it was written. */
export const askBack = operation(broadcast.askBack, {
  prepare: async (given) => {
    const { input, caller, broadcasts, groups, ports } = given
    await requireItem(given, caller, input)
    const [sent, group] = await Promise.all([
      broadcasts.get(input.itemId),
      requireGroup(groups, caller, input.groupId),
    ])
    if (!sent) throw refuse('NOT_FOUND')
    const check = await verdictOf(ports.check, input.text, caller.openid)
    if (check === 'risky') throw refuse('RISKY_WORDS')
    return { sent, group, check }
  },
  handle: async ({ input, caller, clock, ids, prepared: { sent, group, check }, questions }) => {
    const questionId = ids.next('ask')
    await questions.add({
      _id: questionId,
      broadcastId: sent._id,
      title: sent.title,
      groupId: group.groupId,
      groupName: group.name,
      orgName: group.orgName,
      deskPath: sent.deskPath,
      askerId: memberOf(caller),
      text: input.text.trim(),
      at: clock.now(),
      check,
    })
    return { questionId }
  },
})

/** Nobody's question is lost because a checker is away. */
const verdictOf = (check: ContentCheck, text: string, openid: string | undefined) =>
  check.checkText({ text, openid, scene: 2 }).catch((error: unknown) => {
    if (error instanceof Refusal) return 'unchecked' as const
    throw error
  })
