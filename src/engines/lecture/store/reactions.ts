import { collection } from '../../../kernel/collection'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'

/** One tap under a segment: it is understood, or it is applauded. */
export type Reaction = 'clear' | 'clap'

/** That somebody reacted to a segment; `_id`: `lectureId:number:what:listener`, so that nobody counts twice. */
interface ReactionDoc {
  _id: string
  expiresAt: Date
}

/** Reactions to one segment, spread over a few documents so that two servers seldom want the same; `lectureId:number:bucket`. */
interface ReactionCountDoc {
  _id: string
  clear?: number
  clap?: number
  expiresAt: Date
}

const TTL = [{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }] as const
export const reactions = collection<ReactionDoc>('lecture_reactions', [...TTL])
export const reactionCounts = collection<ReactionCountDoc>('lecture_reaction_counts', [...TTL])

/** They say something during the hour; what may be told of them afterwards stays in the minutes. */
const KEEP = 7 * DAY
const BUCKETS = 8

export interface Tap {
  readonly lectureId: string
  readonly number: number
  readonly what: Reaction
  readonly listener: string
}

const idOf = ({ lectureId, number, what, listener }: Tap): string =>
  `${lectureId}:${number}:${what}:${listener}`

/** Any of them will do, as long as listeners spread over all. */
const bucketOf = (listener: string): number =>
  [...listener].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0) % BUCKETS

const bucketsOf = (lectureId: string, number: number): string[] =>
  Array.from({ length: BUCKETS }, (_, bucket) => `${lectureId}:${number}:${bucket}`)

const sumOf = (found: readonly ReactionCountDoc[]): Readonly<Record<Reaction, number>> => ({
  clear: found.reduce((sum, { clear = 0 }) => sum + clear, 0),
  clap: found.reduce((sum, { clap = 0 }) => sum + clap, 0),
})

export const createReactionStore = ({ db, options, clock }: Pick<Unit, 'db' | 'options' | 'clock'>) => ({
  /** Counts those taps that are new; runs in a transaction. */
  add: async (taps: readonly Tap[]): Promise<void> => {
    const wanted = [...new Map(taps.map((tap) => [idOf(tap), tap])).values()]
    const [first] = wanted
    if (!first) return
    const expiresAt = after(clock.now(), KEEP)
    const { upsertedIds } = await reactions.of(db).bulkWrite(
      wanted.map((tap) => ({
        updateOne: { filter: { _id: idOf(tap) }, update: { $setOnInsert: { expiresAt } }, upsert: true },
      })),
      { ...options, ordered: false },
    )
    const fresh = wanted.filter((_, at) => upsertedIds[at] !== undefined)
    const bucket = bucketOf(first.listener)
    const sums = new Map<string, Record<Reaction, number>>()
    for (const { lectureId, number, what } of fresh) {
      const id = `${lectureId}:${number}:${bucket}`
      const sum = sums.get(id) ?? { clear: 0, clap: 0 }
      sums.set(id, { ...sum, [what]: sum[what] + 1 })
    }
    if (sums.size === 0) return
    await reactionCounts.of(db).bulkWrite(
      [...sums].map(([_id, by]) => ({
        updateOne: { filter: { _id }, update: { $inc: by, $set: { expiresAt } }, upsert: true },
      })),
      { ...options, ordered: false },
    )
  },
  /** Of one segment. */
  sum: async (lectureId: string, number: number): Promise<Readonly<Record<Reaction, number>>> => {
    const ids = bucketsOf(lectureId, number)
    return sumOf(
      await reactionCounts
        .of(db)
        .find({ _id: { $in: ids } }, options)
        .toArray(),
    )
  },
  /** Of the first segments, by their order. */
  sums: async (lectureId: string, said: number): Promise<Readonly<Record<Reaction, number>>[]> => {
    const ids = Array.from({ length: said }, (_, at) => bucketsOf(lectureId, at + 1))
    const found = await reactionCounts
      .of(db)
      .find({ _id: { $in: ids.flat() } }, options)
      .toArray()
    const byId = new Map(found.map((count) => [count._id, count]))
    return ids.map((own) => sumOf(own.flatMap((id) => byId.get(id) ?? [])))
  },
})
