import type { Document } from 'mongodb'
import type { Grant } from '../../../kernel/caller'
import { readTogether } from '../../../kernel/read-together'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import { loginKeyOf } from '../rules/blind-keys'
import { accounts, VISITOR_RETENTION, type AccountDoc } from './accounts'
import { counting, grants } from './grants'
import { members } from './members'

/** An account with its member and what counts of their roles: read at every call. */
export interface Person {
  accountId: string
  generation: number
  openid?: string
  hasUnion: boolean
  /** Present only when bound by phone. */
  memberId?: string
  /** The member, bound or matched by name, has not left. */
  active: boolean
  orgPath: string[]
  grants: Grant[]
}

/** The accounts that were looked for, and what stands behind any of them. */
interface Joined {
  accounts: (AccountDoc & { who: string })[]
  members: { _id: string; orgPath: string[] }[]
  grants: (Grant & { holder: string })[]
}

export const createPersonStore = ({ db, vault, clock }: Pick<Unit, 'db' | 'vault' | 'clock'>) => {
  /** One go to the database, and one look into each collection for all accounts: joining them one by one cost the
   *  database ten times as much for a hundred callers, and no less for one. */
  const read = async (match: Document): Promise<Person[]> => {
    const now = clock.now()
    const [found] = await accounts
      .of(db)
      .aggregate<Joined>([
        { $match: match },
        { $set: { who: { $ifNull: ['$memberId', '$nameMatchedMemberId', 'nobody'] } } },
        { $group: { _id: null, accounts: { $push: '$$ROOT' }, who: { $addToSet: '$who' } } },
        {
          $lookup: {
            from: members.name,
            localField: 'who',
            foreignField: '_id',
            pipeline: [{ $match: { state: 'active' } }, { $project: { orgPath: 1 } }],
            as: 'members',
          },
        },
        {
          $lookup: {
            from: grants.name,
            localField: 'who',
            foreignField: 'holder',
            pipeline: [{ $match: counting(now) }, { $project: { _id: 0, holder: 1, role: 1, orgId: 1 } }],
            as: 'grants',
          },
        },
        { $unset: 'who' },
      ])
      .toArray()
    if (!found) return []
    await Promise.all(found.accounts.map((account) => keep(account, now)))
    const memberOf = new Map(found.members.map((member) => [member._id, member]))
    return found.accounts.map((account) =>
      personOf(
        account,
        memberOf.get(account.who),
        found.grants.filter(({ holder }) => holder === account.who),
      ),
    )
  }

  /** A visitor's account in use is kept; written at most once a month. */
  const keep = async (account: AccountDoc, now: Date): Promise<void> => {
    if (!account.expiresAt || account.expiresAt > after(now, VISITOR_RETENTION - 30 * DAY)) return
    await accounts
      .of(db)
      .updateOne(
        { _id: account._id, expiresAt: { $exists: true } },
        { $set: { expiresAt: after(now, VISITOR_RETENTION) } },
      )
  }

  return {
    /** People who call at the same moment are looked up in one read. */
    byAccount: readTogether(async (accountIds) => {
      const found = await read({ _id: { $in: accountIds } })
      return new Map(found.map((person) => [person.accountId, person]))
    }),
    byOpenid: async (openid: string): Promise<Person | undefined> =>
      (await read({ logins: loginKeyOf(vault, openid) }))[0],
  }
}

const personOf = (
  account: AccountDoc,
  member: { readonly orgPath: string[] } | undefined,
  held: readonly Grant[],
): Person => ({
  accountId: account._id,
  generation: account.generation,
  ...(account.openid !== undefined && { openid: account.openid }),
  hasUnion: account.unionKey !== undefined,
  ...(account.memberId !== undefined && { memberId: account.memberId }),
  active: member !== undefined,
  orgPath: member?.orgPath ?? [],
  grants: held.map(({ role, orgId }) => ({ role, orgId })),
})
