import { collection } from '../../../kernel/collection'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import { beforeMoment, pageBy, writeCursor } from './paging'

export type RebindState = 'waiting' | 'approved' | 'refused' | 'objected' | 'done'

/** A member who proved their phone from a second account. Takes effect only approved and a day later. */
export interface RebindDoc {
  _id: string
  memberId: string
  orgPath: string[]
  fromAccount: string
  toAccount: string
  requestedAt: Date
  effectiveAt: Date
  state: RebindState
  /** Present while waiting or approved; what the unique index goes by. */
  open?: true
  decidedBy?: string
  reason?: string
  closedAt?: Date
  /** A closed request is kept three years, as the log is. */
  expiresAt?: Date
}

/** The old account's owner has this long to object. */
export const REBIND_DELAY = DAY
export const REBIND_RETENTION = 3 * 365 * DAY

export const rebinds = collection<RebindDoc>('rebinds', [
  {
    key: { memberId: 1, toAccount: 1 },
    unique: true,
    name: 'open_rebind',
    partialFilterExpression: { open: true },
  },
  { key: { memberId: 1, requestedAt: 1 } },
  { key: { fromAccount: 1, open: 1 } },
  { key: { orgPath: 1, requestedAt: -1, _id: -1 } },
  { key: { state: 1, effectiveAt: 1 } },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

export type RebindsStore = ReturnType<typeof createRebindsStore>

export const createRebindsStore = ({
  db,
  clock,
  ids,
  options,
}: Pick<Unit, 'db' | 'clock' | 'ids' | 'options'>) => {
  const col = rebinds.of(db)
  /** True for the one who was first. */
  const close = async (filter: Partial<RebindDoc>, state: RebindState): Promise<boolean> => {
    const now = clock.now()
    const { modifiedCount } = await col.updateMany(
      { open: true, ...filter },
      { $set: { state, closedAt: now, expiresAt: after(now, REBIND_RETENTION) }, $unset: { open: '' } },
      options,
    )
    return modifiedCount > 0
  }
  return {
    get: (rebindId: string) => col.findOne({ _id: rebindId }, options),
    /** The oldest open request against this account. */
    against: (accountId: string) =>
      col.findOne({ fromAccount: accountId, open: true }, { ...options, sort: { requestedAt: 1 } }),
    ofMember: (memberId: string) => col.find({ memberId }, options).sort({ requestedAt: 1 }).toArray(),

    /** Asking again while a request is open changes nothing, its day least of all. */
    request: async (wish: Pick<RebindDoc, 'memberId' | 'orgPath' | 'fromAccount' | 'toAccount'>) => {
      const { memberId, toAccount, ...rest } = wish
      const now = clock.now()
      const request = await col.findOneAndUpdate(
        { memberId, toAccount, open: true },
        {
          $setOnInsert: {
            _id: ids.next('rebind'),
            ...rest,
            requestedAt: now,
            effectiveAt: after(now, REBIND_DELAY),
            state: 'waiting',
          },
        },
        { ...options, upsert: true, returnDocument: 'after' },
      )
      if (!request) throw new Error('an upsert answers with its document')
      return request
    },

    approve: async (rebindId: string, decidedBy: string, reason: string): Promise<boolean> => {
      const { modifiedCount } = await col.updateOne(
        { _id: rebindId, state: 'waiting' },
        { $set: { state: 'approved', decidedBy, reason } },
        options,
      )
      return modifiedCount === 1
    },
    refuse: async (rebindId: string, decidedBy: string, reason: string): Promise<boolean> => {
      const closed = await close({ _id: rebindId, state: 'waiting' }, 'refused')
      if (closed) await col.updateOne({ _id: rebindId }, { $set: { decidedBy, reason } }, options)
      return closed
    },
    object: (rebindId: string) => close({ _id: rebindId }, 'objected'),
    finish: (rebindId: string) => close({ _id: rebindId, state: 'approved' }, 'done'),
    /** When the member has moved or left, other wishes have nothing to stand on. */
    closeOthers: (memberId: string) => close({ memberId }, 'refused'),

    due: () =>
      col
        .find({ state: 'approved', effectiveAt: { $lte: clock.now() } }, options)
        .sort({ effectiveAt: 1 })
        .limit(200)
        .toArray(),

    page: async (scope: readonly string[], cursor: string | undefined) => {
      const found = await col
        .find({ orgPath: { $in: [...scope] }, ...beforeMoment('requestedAt', cursor) }, options)
        .sort({ requestedAt: -1, _id: -1 })
        .limit(51)
        .toArray()
      return pageBy(found, 50, (last) => writeCursor(last.requestedAt.toISOString(), last._id))
    },
  }
}
