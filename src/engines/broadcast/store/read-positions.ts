import { collection } from '../../../kernel/collection'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'

/** How far somebody has read one group; `keeper:groupId`. Unread counts are made of it, never stored. */
interface PositionDoc {
  _id: string
  position: number
  expiresAt: Date
}

/** A place that nobody came back to for this long is forgotten; the group then begins as unread. */
const KEEP = 400 * DAY

export const readPositions = collection<PositionDoc>('read_positions', [
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

export const positionId = (keeper: string, groupId: string): string => `${keeper}:${groupId}`

export type PositionStore = ReturnType<typeof createPositionStore>

export const createPositionStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = readPositions.of(db)
  return {
    /** By group; 0 where nothing was read. */
    of: async (keeper: string, groupIds: readonly string[]): Promise<(groupId: string) => number> => {
      const found = await all
        .find({ _id: { $in: groupIds.map((groupId) => positionId(keeper, groupId)) } }, options)
        .toArray()
      const positions = new Map(found.map(({ _id, position }) => [_id, position]))
      return (groupId) => positions.get(positionId(keeper, groupId)) ?? 0
    },
    /** Moves ahead, never back; returns where it stands. */
    advance: async (keeper: string, groupId: string, position: number, now: Date): Promise<number> => {
      const kept = await all.findOneAndUpdate(
        { _id: positionId(keeper, groupId) },
        { $max: { position }, $set: { expiresAt: after(now, KEEP) } },
        { ...options, upsert: true, returnDocument: 'after' },
      )
      return kept?.position ?? position
    },
  }
}
