import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'

/** The figures of a lecture as of its end; what was said and answered is read from the room. `_id`: lecture id. */
export interface MinutesDoc {
  _id: string
  madeAt: Date
  groups: number
  listeners: number
  /** Public questions asked. */
  asked: number
  /** Absent where the rule for figures about people (rules/hidden.ts) forbids it. */
  hiddenAsked?: number
  /** How many understood or applauded a segment, as the room may be told it; others are left out. */
  reactions?: { number: number; clear: number; clap: number }[]
}

export const lectureMinutes = collection<MinutesDoc>('lecture_minutes')

export const createMinutesStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => ({
  get: async (lectureId: string): Promise<MinutesDoc | undefined> =>
    (await lectureMinutes.of(db).findOne({ _id: lectureId }, options)) ?? undefined,
  /** Once made they stay; a second look at the same lecture must not tell other figures. */
  keep: async ({ _id, ...minutes }: MinutesDoc): Promise<void> => {
    await lectureMinutes.of(db).updateOne({ _id }, { $setOnInsert: minutes }, { ...options, upsert: true })
  },
})
