import { collection } from '../../../kernel/collection'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'

/** A call that the line reported, once. The number lies in the case alone, where it is sealed. */
export interface LineCallDoc {
  /** The line's own id: what is reported twice is one call. */
  _id: string
  at: Date
  answered: boolean
  /** The call of the app that it was. */
  callId?: string
  caseId?: string
  expiresAt: Date
}

export const lineCalls = collection<LineCallDoc>('hotline_line_calls', [
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])
/** How far the line's report has been read: one document. */
export const linePositions = collection<{ _id: 'line'; next: string }>('hotline_line_positions')

/** Longer than any line repeats itself. */
const KEEP = 90 * DAY

export type LineStore = ReturnType<typeof createLineStore>

export const createLineStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => ({
  position: async (): Promise<string | undefined> =>
    (await linePositions.of(db).findOne({ _id: 'line' }, options))?.next,
  setPosition: (next: string) =>
    linePositions.of(db).updateOne({ _id: 'line' }, { $set: { next } }, { ...options, upsert: true }),
  /** False: it was reported before. */
  isNew: async (call: Pick<LineCallDoc, '_id' | 'at' | 'answered'>): Promise<boolean> => {
    const { _id, ...rest } = call
    const written = await lineCalls
      .of(db)
      .updateOne(
        { _id },
        { $setOnInsert: { ...rest, expiresAt: after(call.at, KEEP) } },
        { ...options, upsert: true },
      )
    return written.upsertedCount === 1
  },
  belongs: (lineCallId: string, about: { caseId: string; callId?: string }) =>
    lineCalls.of(db).updateOne({ _id: lineCallId }, { $set: about }, options),
})
