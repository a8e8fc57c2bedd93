import { collection } from '../../../kernel/collection'
import { isDuplicate } from '../../../kernel/database-errors'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import type { WechatPerson } from '../ports'
import { loginKeyOf, unionKeyOf } from '../rules/blind-keys'

/** Somebody who signs in. Bound to a member by phone, or only matched by name and digits, or neither. */
export interface AccountDoc {
  _id: string
  /** Fingerprints of the person's openids, one for each app of ours they came through. */
  logins: string[]
  unionKey?: string
  /** The openid in the mini-program, readable: WeChat's content check and group proof ask for it. */
  openid?: string
  memberId?: string
  boundAt?: Date
  nameMatchedMemberId?: string
  /** What the person agreed to when they gave name and digits; the member's own ledger begins with the phone. */
  agreed?: { version: string; at: Date }
  /** Tokens carry it; raising it ends them all. */
  generation: number
  createdAt: Date
  /** Only while not bound: an account that nobody uses goes after a year. */
  expiresAt?: Date
}

export const VISITOR_RETENTION = 365 * DAY

export const accounts = collection<AccountDoc>('accounts', [
  { key: { logins: 1 }, unique: true, name: 'login' },
  {
    key: { unionKey: 1 },
    unique: true,
    name: 'union',
    partialFilterExpression: { unionKey: { $exists: true } },
  },
  // One member, one account: of two who bind at once, the second one meets this index.
  {
    key: { memberId: 1 },
    unique: true,
    name: 'member',
    partialFilterExpression: { memberId: { $exists: true } },
  },
  { key: { nameMatchedMemberId: 1 }, partialFilterExpression: { nameMatchedMemberId: { $exists: true } } },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

/** Through which app the person came: only the mini-program's openid is of use to us later. */
export type CameThrough = 'mini-program' | 'official-account'

export type AccountsStore = ReturnType<typeof createAccountsStore>

export const createAccountsStore = ({
  db,
  vault,
  clock,
  ids,
  options,
}: Pick<Unit, 'db' | 'vault' | 'clock' | 'ids' | 'options'>) => {
  const col = accounts.of(db)

  const insert = async (person: WechatPerson, through: CameThrough): Promise<AccountDoc> => {
    const account: AccountDoc = {
      _id: ids.next('account'),
      logins: [loginKeyOf(vault, person.openid)],
      ...(person.unionid !== undefined && { unionKey: unionKeyOf(vault, person.unionid) }),
      ...(through === 'mini-program' && { openid: person.openid }),
      generation: 1,
      createdAt: clock.now(),
      expiresAt: after(clock.now(), VISITOR_RETENTION),
    }
    await col.insertOne(account, options)
    return account
  }

  /** By this app's id, or by the union id that an earlier sign-in through the other app left. */
  const recognise = async (person: WechatPerson, through: CameThrough): Promise<AccountDoc | null> => {
    const login = loginKeyOf(vault, person.openid)
    const openid = through === 'mini-program' ? { openid: person.openid } : {}
    const known = await col.findOne({ logins: login }, options)
    if (known) {
      if (person.unionid === undefined || known.unionKey !== undefined) return known
      const unionKey = unionKeyOf(vault, person.unionid)
      // Two accounts of one person from before the union id was known stay two; the person binds one of them.
      return col
        .findOneAndUpdate({ _id: known._id }, { $set: { unionKey } }, { ...options, returnDocument: 'after' })
        .catch((error: unknown) => {
          if (isDuplicate(error)) return known
          throw error
        })
    }
    if (person.unionid === undefined) return null
    return col.findOneAndUpdate(
      { unionKey: unionKeyOf(vault, person.unionid) },
      { $addToSet: { logins: login }, $set: openid },
      { ...options, returnDocument: 'after' },
    )
  }

  return {
    get: (accountId: string) => col.findOne({ _id: accountId }, options),
    ofMember: (memberId: string) => col.findOne({ memberId }, options),

    /** The account of a person, made when they are new. Not inside a transaction: two first visits at once meet
     *  the unique index, and the later one reads what the earlier one made. */
    signIn: async (person: WechatPerson, through: CameThrough): Promise<AccountDoc> => {
      const known = await recognise(person, through)
      if (known) return known
      try {
        return await insert(person, through)
      } catch (error) {
        if (!isDuplicate(error)) throw error
        const twin = await recognise(person, through)
        if (!twin) throw error
        return twin
      }
    },

    /** False when the member is bound to another account. */
    bind: async (accountId: string, memberId: string): Promise<boolean> => {
      const other = await col.findOne(
        { memberId, _id: { $ne: accountId } },
        { ...options, projection: { _id: 1 } },
      )
      if (other) return false
      await col.updateOne(
        { _id: accountId },
        {
          $set: { memberId, boundAt: clock.now() },
          $unset: { nameMatchedMemberId: '', agreed: '', expiresAt: '' },
        },
        options,
      )
      return true
    },

    /** The member is free again; who holds the account's tokens is signed out. */
    unbind: (memberId: string) =>
      col.updateMany(
        { $or: [{ memberId }, { nameMatchedMemberId: memberId }] },
        {
          $unset: { memberId: '', boundAt: '', nameMatchedMemberId: '', agreed: '' },
          $set: { expiresAt: after(clock.now(), VISITOR_RETENTION) },
          $inc: { generation: 1 },
        },
        options,
      ),

    /** Opens public content; a bound account keeps its binding. */
    matchByName: (accountId: string, memberId: string, version: string) =>
      col.updateOne(
        { _id: accountId, memberId: { $exists: false } },
        { $set: { nameMatchedMemberId: memberId, agreed: { version, at: clock.now() } } },
        options,
      ),

    /** Ends every token of the account. */
    signOutEverywhere: (accountId: string) =>
      col.updateOne({ _id: accountId }, { $inc: { generation: 1 } }, options),

    /** Of these members, those that are bound. */
    boundAmong: async (memberIds: readonly string[]): Promise<Set<string>> => {
      const found = await col
        .find({ memberId: { $in: [...memberIds] } }, { ...options, projection: { memberId: 1 } })
        .toArray()
      return new Set(found.flatMap((account) => account.memberId ?? []))
    },
  }
}
