import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'

/** How a campaign stands, counted again whenever something happened; coupons. The books are the truth, this is the display. */
export interface FiguresDoc {
  /** The campaign. */
  _id: string
  issued: number
  /** Used at least once. */
  used: number
  /** Ended without a use. */
  cameBack: number
  /** Fen used, less undoings. */
  amount: number
  countedAt: Date
}

export const figures = collection<FiguresDoc>('benefit_figures')

export type FiguresStore = ReturnType<typeof createFiguresStore>

export const createFiguresStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => ({
  get: (campaignId: string): Promise<FiguresDoc | null> =>
    figures.of(db).findOne({ _id: campaignId }, options),
  put: async (counted: FiguresDoc): Promise<void> => {
    await figures.of(db).replaceOne({ _id: counted._id }, counted, { ...options, upsert: true })
  },
})
