import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { Purpose } from '../rules/consent-texts'

/** One line of the ledger of consents; nothing in it is ever changed. The newest line of a purpose counts. */
export interface ConsentDoc {
  /** `member:purpose:number`, so that two lines at once cannot both be the newest. */
  _id: string
  memberId: string
  purpose: Purpose
  /** 1, 2, 3 … within the purpose. */
  number: number
  given: boolean
  /** Of the text that was shown. */
  version: string
  at: Date
  accountId: string
}

export const consents = collection<ConsentDoc>('consents', [{ key: { memberId: 1, purpose: 1, number: -1 } }])

export type ConsentsStore = ReturnType<typeof createConsentsStore>

export const createConsentsStore = ({ db, clock, options }: Pick<Unit, 'db' | 'clock' | 'options'>) => {
  const col = consents.of(db)
  const newest = (memberId: string, purpose: Purpose) =>
    col.findOne({ memberId, purpose }, { ...options, sort: { number: -1 } })
  return {
    newest,
    ledgerOf: (memberId: string) => col.find({ memberId }, options).sort({ at: 1, _id: 1 }).toArray(),
    allNewest: (memberId: string) =>
      col
        .aggregate<ConsentDoc>(
          [
            { $match: { memberId } },
            { $sort: { memberId: 1, purpose: 1, number: -1 } },
            { $group: { _id: '$purpose', line: { $first: '$$ROOT' } } },
            { $replaceRoot: { newRoot: '$line' } },
          ],
          options,
        )
        .toArray(),
    /** True when the member agrees to this purpose now. */
    agrees: async (memberId: string, purpose: Purpose): Promise<boolean> =>
      (await newest(memberId, purpose))?.given === true,

    /** Adds a line unless the newest one says the same already. */
    write: async (line: Pick<ConsentDoc, 'memberId' | 'purpose' | 'given' | 'version' | 'accountId'>) => {
      const last = await newest(line.memberId, line.purpose)
      if ((last?.given ?? false) === line.given && (!line.given || last?.version === line.version)) return
      const number = (last?.number ?? 0) + 1
      await col.insertOne(
        { _id: `${line.memberId}:${line.purpose}:${number}`, ...line, number, at: clock.now() },
        options,
      )
    },
  }
}
