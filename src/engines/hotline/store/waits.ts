import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { Way } from './bookings'

export interface WishDoc {
  serviceId: string
  matterId?: string
  way: Way
  placeId?: string
  adviserId?: string
  language?: string
  purpose?: string
}

/** Somebody waits for a time that comes free. */
export interface WaitDoc {
  _id: string
  memberId: string
  serviceId: string
  personPath: string[]
  wish: WishDoc
  from: string
  until: string
  part?: 'morning' | 'afternoon'
  /** `waiting` or `offered` while it lives; then `done`, `left` or `over`. */
  state: 'waiting' | 'offered' | 'done' | 'left' | 'over'
  /** Only while it lives: one wait a person and service. */
  live?: true
  joinedAt: Date
  /** Offers that passed unanswered; after three the wait is over. */
  passed: number
  /** Goes behind the others after an offer passed. */
  order: Date
  bookingId?: string
}

export const waits = collection<WaitDoc>('hotline_waits', [
  {
    key: { memberId: 1, serviceId: 1 },
    unique: true,
    name: 'one_wait',
    partialFilterExpression: { live: true },
  },
  { key: { serviceId: 1, state: 1, order: 1, _id: 1 } },
  { key: { state: 1, serviceId: 1 } },
  { key: { until: 1 }, partialFilterExpression: { live: true } },
  { key: { joinedAt: 1 } },
  { key: { 'wish.adviserId': 1 }, partialFilterExpression: { live: true } },
])

export type WaitStore = ReturnType<typeof createWaitStore>

export const createWaitStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = waits.of(db)
  return {
    get: (waitId: string) => all.findOne({ _id: waitId }, options),
    add: (wait: WaitDoc) => all.insertOne(wait, options),
    liveOf: (memberId: string) =>
      all.find({ memberId, live: true }, options).sort({ joinedAt: 1 }).limit(20).toArray(),
    /** Those of a service that wait, first come first. */
    waiting: (serviceId: string, limit: number) =>
      all.find({ serviceId, state: 'waiting' }, options).sort({ order: 1, _id: 1 }).limit(limit).toArray(),
    ahead: (wait: WaitDoc) =>
      all.countDocuments(
        {
          serviceId: wait.serviceId,
          state: { $in: ['waiting', 'offered'] },
          order: { $lt: wait.order },
          _id: { $ne: wait._id },
        },
        options,
      ),
    /** Those who wait for an adviser's times alone. */
    naming: (adviserId: string) =>
      all.find({ 'wish.adviserId': adviserId, live: true }, options).limit(500).toArray(),
    /** Whose times they wait for from now on; absent: anybody's. An offer that is open stays as it is. */
    waitFor: (waitId: string, adviserId: string | undefined) =>
      all.updateOne(
        { _id: waitId, live: true },
        adviserId === undefined
          ? { $unset: { 'wish.adviserId': '' } }
          : { $set: { 'wish.adviserId': adviserId } },
        options,
      ),
    offered: (waitId: string, bookingId: string) =>
      all.updateOne({ _id: waitId, state: 'waiting' }, { $set: { state: 'offered', bookingId } }, options),
    backInLine: (waitId: string, order: Date) =>
      all.updateOne(
        { _id: waitId, state: 'offered' },
        { $set: { state: 'waiting', order }, $unset: { bookingId: '' }, $inc: { passed: 1 } },
        options,
      ),
    end: (waitId: string, state: 'done' | 'left' | 'over') =>
      all.updateOne(
        { _id: waitId, live: true },
        { $set: { state }, $unset: { live: '', bookingId: '' } },
        options,
      ),
    endAllOf: (memberId: string) =>
      all.updateMany(
        { memberId, live: true },
        { $set: { state: 'left' }, $unset: { live: '', bookingId: '' } },
        options,
      ),
    /** Those whose last day is past. */
    outlived: (today: string, limit: number) =>
      all
        .find({ live: true, state: 'waiting', until: { $lt: today } }, options)
        .limit(limit)
        .toArray(),
    services: async (): Promise<string[]> => all.distinct('serviceId', { state: 'waiting' }, options),
  }
}
