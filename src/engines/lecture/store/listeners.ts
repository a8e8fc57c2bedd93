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
    /** Listener → group; the group through which somebody came first is the one that counts. */
    seen: async (
      lectureId: string,
      heard: ReadonlyMap<string, string>,
      at: Date,
      expiresAt: Date,
    ): Promise<void> => {
      if (heard.size === 0) return
      await col.bulkWrite(
        [...heard].map(([listener, groupId]) => ({
          updateOne: {
            filter: { _id: `${lectureId}:${listener}` },
            update: { $set: { seenAt: at }, $setOnInsert: { lectureId, groupId, cameAt: at, expiresAt } },
            upsert: true,
          },
        })),
        { ...options, ordered: false },
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
