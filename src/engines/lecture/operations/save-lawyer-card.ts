import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { operation } from '../services'

/** What the lawyer states counts from the next look on. */
export const saveLawyerCard = operation(lecture.saveLawyerCard, {
  prepare: async ({ input, people }) => {
    const ids = [...new Set(input.interestOrgIds)]
    if ((await people.orgs(ids)).length !== ids.length) throw refuse('NOT_FOUND')
    return ids
  },
  handle: async ({ input, caller, prepared: interestOrgIds, cards, audit }) => {
    const memberId = memberOf(caller)
    await cards.save(memberId, { licence: input.licence, interestOrgIds })
    await audit.record({
      action: 'save-lawyer-card',
      subject: memberId,
      orgPath: caller.orgPath,
      detail: `存了执业证号，写了 ${interestOrgIds.length} 家要回避的单位`,
    })
    return { done: true as const }
  },
})
