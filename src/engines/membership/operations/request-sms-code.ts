import { MINUTE, SECOND } from '../../../kernel/time'
import { membership } from '../contract'
import { phoneKeyOf } from '../rules/blind-keys'
import { perAccount, smsPause, smsPerPair, smsPerPhone } from '../rules/guess-limits'
import { operation } from '../services'
import { SMS_CODE_LIFE } from '../store/sms-codes'

/** Nobody is looked up here: whether the number is on a roster changes neither the answer nor the work. */
export const requestSmsCode = operation(membership.requestSmsCode, {
  prepare: async ({ input, caller, unit, ports, smsCodes }) => {
    const phoneKey = phoneKeyOf(unit.vault, input.phone)
    await unit.limits.attempt('smsAsk', caller.accountId, perAccount)
    // Before the number's own count: what is refused here has cost the number nothing.
    await unit.limits.attempt('smsPair', `${caller.accountId}:${phoneKey}`, smsPerPair)
    await unit.limits.attempt('smsPause', phoneKey, smsPause)
    await unit.limits.attempt('smsTo', phoneKey, smsPerPhone)
    const code = unit.ids.digits(6)
    await smsCodes.put(caller.accountId, input.phone, code)
    await ports.sms.sendCode({ phone: input.phone, code, minutes: SMS_CODE_LIFE / MINUTE })
  },
  handle: () =>
    Promise.resolve({ resendAfterSeconds: smsPause.seconds, validSeconds: SMS_CODE_LIFE / SECOND }),
})
