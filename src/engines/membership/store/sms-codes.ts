import { collection } from '../../../kernel/collection'
import { after, MINUTE } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import { phoneKeyOf } from '../rules/blind-keys'

/** The code that was sent last from one account to one number, whether or not anybody knows the number. */
export interface SmsCodeDoc {
  /** `account:phone fingerprint`: a stranger who asks for codes does not spoil mine. */
  _id: string
  /** Keyed fingerprint of account, phone and code. */
  codeKey: string
  guesses: number
  expiresAt: Date
}

export const SMS_CODE_LIFE = 5 * MINUTE
export const SMS_CODE_GUESSES = 5

export const smsCodes = collection<SmsCodeDoc>('smsCodes', [{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }])

export type SmsCodesStore = ReturnType<typeof createSmsCodesStore>

export const createSmsCodesStore = ({
  db,
  vault,
  clock,
  options,
}: Pick<Unit, 'db' | 'vault' | 'clock' | 'options'>) => {
  const col = smsCodes.of(db)
  const idOf = (accountId: string, phone: string): string => `${accountId}:${phoneKeyOf(vault, phone)}`
  const codeKeyOf = (accountId: string, phone: string, code: string): string =>
    vault.blind(`${accountId} ${phone} ${code}`, 'smsCode')
  return {
    /** Replaces an earlier code. */
    put: (accountId: string, phone: string, code: string) =>
      col.updateOne(
        { _id: idOf(accountId, phone) },
        {
          $set: {
            codeKey: codeKeyOf(accountId, phone, code),
            guesses: 0,
            expiresAt: after(clock.now(), SMS_CODE_LIFE),
          },
        },
        { ...options, upsert: true },
      ),

    /** Counts the guess first, so that many at once get five between them. Not inside a transaction: a wrong guess
     *  must stay counted. */
    guess: async (accountId: string, phone: string, code: string): Promise<boolean> => {
      const found = await col.findOneAndUpdate(
        { _id: idOf(accountId, phone), guesses: { $lt: SMS_CODE_GUESSES }, expiresAt: { $gt: clock.now() } },
        { $inc: { guesses: 1 } },
        options,
      )
      return found?.codeKey === codeKeyOf(accountId, phone, code)
    },

    /** Once: of two who hold the right code, the second one finds it gone. */
    use: async (accountId: string, phone: string, code: string): Promise<boolean> => {
      const { deletedCount } = await col.deleteOne(
        { _id: idOf(accountId, phone), codeKey: codeKeyOf(accountId, phone, code) },
        options,
      )
      return deletedCount === 1
    },
  }
}
