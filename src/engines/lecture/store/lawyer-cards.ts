import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'

/** What a lawyer states about the own person. `_id`: member id. */
interface LawyerCardDoc {
  _id: string
  /** 17 digits; absent until it was stated. */
  licence?: string
  /** Who compared it with the licence itself, and when; a new number has to be compared anew. */
  checked?: { by: string; at: Date }
  interestOrgIds: string[]
  /** Grows with each plan that names the person: two plans for one hour meet here. */
  plans: number
}

export const lawyerCards = collection<LawyerCardDoc>('lecture_lawyers')

export const createLawyerCardStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const col = lawyerCards.of(db)
  return {
    of: async (memberIds: readonly string[]): Promise<Map<string, LawyerCardDoc>> => {
      const found = await col.find({ _id: { $in: [...memberIds] } }, options).toArray()
      return new Map(found.map((card) => [card._id, card]))
    },
    save: async (memberId: string, card: { licence: string; interestOrgIds: string[] }): Promise<void> => {
      await col.updateOne(
        { _id: memberId, licence: { $ne: card.licence } },
        { $unset: { checked: '' } },
        options,
      )
      await col.updateOne(
        { _id: memberId },
        { $set: card, $setOnInsert: { plans: 0 } },
        { ...options, upsert: true },
      )
    },
    /** False when it is not the number that stands there (any more). */
    confirm: async (
      memberId: string,
      licence: string,
      checked: { by: string; at: Date },
    ): Promise<boolean> => {
      const { matchedCount } = await col.updateOne({ _id: memberId, licence }, { $set: { checked } }, options)
      return matchedCount === 1
    },
    /** Makes plans for one person follow one another. */
    holdForPlan: async (memberId: string): Promise<void> => {
      await col.updateOne(
        { _id: memberId },
        { $inc: { plans: 1 }, $setOnInsert: { interestOrgIds: [] } },
        { ...options, upsert: true },
      )
    },
  }
}
