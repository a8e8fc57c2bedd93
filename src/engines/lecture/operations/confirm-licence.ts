import { inScope, memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { operation } from '../services'

/** The number is confirmed as it stood on the screen: one that was changed meanwhile has to be looked at again. */
export const confirmLicence = operation(lecture.confirmLicence, {
  prepare: async ({ input, caller, people }) => {
    if (input.memberId === memberOf(caller)) throw refuse('OWN_RECORD')
    const [lawyer] = await people.hosts([input.memberId])
    if (!lawyer || lawyer.lawyerOf.length === 0 || !inScope(caller, lawyer.orgPath, 'staff'))
      throw refuse('NOT_FOUND')
    return lawyer
  },
  handle: async ({ input, caller, prepared: lawyer, clock, cards, audit }) => {
    const checked = { by: memberOf(caller), at: clock.now() }
    if (!(await cards.confirm(input.memberId, input.licence, checked))) throw refuse('CHANGED_MEANWHILE')
    await audit.record({
      action: 'confirm-licence',
      subject: input.memberId,
      orgPath: lawyer.orgPath,
      detail: `核对了${lawyer.name}的执业证号`,
    })
    return { done: true as const }
  },
})
