import { collection } from '../../../kernel/collection'
import type { Sealed } from '../../../kernel/vault'

/** A chat group of a union. Its readers are the members of the subtree under `orgId`. */
export interface GroupDoc {
  _id: string
  name: string
  label?: string
  kind: 'wechat' | 'wecom' | 'qq' | 'page'
  orgId: string
  orgPath: string[]
  tags: string[]
  adminIds: string[]
  /** WeChat's id of the group, once its admin has bound it. */
  opengid?: string
  /** The webhook address with its key: a secret. */
  robot?: Sealed
  robotTail?: string
  createdAt: Date
}

export const groups = collection<GroupDoc>('groups', [
  { key: { orgPath: 1, _id: 1 } },
  { key: { orgId: 1, name: 1 }, unique: true, name: 'group_name' },
  {
    key: { opengid: 1 },
    unique: true,
    name: 'opengid',
    partialFilterExpression: { opengid: { $exists: true } },
  },
  { key: { adminIds: 1 } },
])
