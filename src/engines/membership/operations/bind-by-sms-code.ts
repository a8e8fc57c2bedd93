import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { phoneKeyOf } from '../rules/blind-keys'
import { perAccount, perTarget } from '../rules/guess-limits'
import { operation } from '../services'
import { bindMember } from './bind-member'

/** Members are looked up only after the code was right: a guesser learns nothing about the number. */
export const bindBySmsCode = operation(membership.bindBySmsCode, {
  prepare: async ({ input, caller, unit, smsCodes }) => {
    await unit.limits.attempt('smsGuess', caller.accountId, perAccount)
    await unit.limits.attempt('smsGuessAt', phoneKeyOf(unit.vault, input.phone), perTarget)
    if (!(await smsCodes.guess(caller.accountId, input.phone, input.code))) throw refuse('CODE_REFUSED')
  },
  handle: async (given) => {
    const { input, caller, smsCodes } = given
    if (!(await smsCodes.use(caller.accountId, input.phone, input.code))) throw refuse('CODE_REFUSED')
    return bindMember(given, caller, input.phone)
  },
})
