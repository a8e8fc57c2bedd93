import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'

/** Somebody who came into a room; `_id`: `lectureId:listener`. */
interface ListenerDoc {
  _id: string
  lectureId: string
  groupId: string
  cameAt: Date
  seenAt: Date
  expiresAt: Date
}

export const listeners = collection<ListenerDoc>('lecture_listeners', [
  { key: { lectureId: 1, groupId: 1, seenAt: 1 } },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

export const createListenerStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const col = listeners.of(db)
  return {
    /** The group through which somebody came first is the one that counts. */
    seen: async (
      lectureId: string,
      listener: string,
      groupId: string,
      at: Date,
      expiresAt: Date,
    ): Promise<void> => {
      await col.updateOne(
        { _id: `${lectureId}:${listener}` },
        { $set: { seenAt: at }, $setOnInsert: { lectureId, groupId, cameAt: at, expiresAt } },
        { ...options, upsert: true },
      )
    },
    /** Group → came at all, and heard of since a moment. */
    count: async (
      lectureId: string,
      since: Date,
    ): Promise<Map<string, { came: number; listening: number }>> => {
      const found = await col
        .aggregate<{ _id: string; came: number; listening: number }>(
          [
            { $match: { lectureId } },
            {
              $group: {
                _id: '$groupId',
                came: { $sum: 1 },
                listening: { $sum: { $cond: [{ $gte: ['$seenAt', since] }, 1, 0] } },
              },
            },
          ],
          options,
        )
        .toArray()
      return new Map(found.map(({ _id, ...counts }) => [_id, counts]))
    },
  }
}
