import type { Unit } from '../../../kernel/unit'
import { groups, type GroupDoc } from './groups'
import { afterId, pageOfIds } from './paging'

const PAGE = 50
const containing = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))

export type ChatGroupsStore = ReturnType<typeof createChatGroupsStore>

export const createChatGroupsStore = ({
  db,
  clock,
  ids,
  options,
}: Pick<Unit, 'db' | 'clock' | 'ids' | 'options'>) => {
  const col = groups.of(db)
  return {
    get: (groupId: string) => col.findOne({ _id: groupId }, options),
    byOpengid: (opengid: string) => col.findOne({ opengid }, options),
    tagsIn: (scope: readonly string[]): Promise<string[]> =>
      col.distinct('tags', { orgPath: { $in: [...scope] } }, options),
    page: async (scope: readonly string[], text: string | undefined, cursor: string | undefined) => {
      const found = await col
        .find(
          {
            orgPath: { $in: [...scope] },
            ...(text !== undefined && { name: containing(text) }),
            ...afterId(cursor),
          },
          options,
        )
        .sort({ _id: 1 })
        .limit(PAGE + 1)
        .toArray()
      return pageOfIds(found, PAGE)
    },
    add: async (group: Omit<GroupDoc, '_id' | 'createdAt'>): Promise<string> => {
      const groupId = ids.next('group')
      await col.insertOne({ _id: groupId, ...group, createdAt: clock.now() }, options)
      return groupId
    },
    /** `robot: null` takes the robot away; absent, it stays, and so do tags. Without a label it has none. */
    change: (
      groupId: string,
      to: Pick<GroupDoc, 'name' | 'kind' | 'orgId' | 'orgPath' | 'adminIds'> & {
        label?: string
        tags?: string[]
      },
      robot?: { address: NonNullable<GroupDoc['robot']>; tail: string } | null,
    ) => {
      const { label, ...rest } = to
      const unset = {
        ...(label === undefined && { label: '' as const }),
        ...(robot === null && { robot: '' as const, robotTail: '' as const }),
      }
      return col.updateOne(
        { _id: groupId },
        {
          $set: {
            ...rest,
            ...(label !== undefined && { label }),
            ...(robot && { robot: robot.address, robotTail: robot.tail }),
          },
          ...(Object.keys(unset).length > 0 && { $unset: unset }),
        },
        options,
      )
    },
    /** Throws as a duplicate when the WeChat group belongs to another group of ours. */
    bind: (groupId: string, opengid: string) =>
      col.updateOne({ _id: groupId }, { $set: { opengid } }, options),
    /** Somebody who left administers nothing. */
    dropAdmin: (memberId: string) =>
      col.updateMany({ adminIds: memberId }, { $pull: { adminIds: memberId } }, options),
  }
}
