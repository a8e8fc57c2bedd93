import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { Sealed } from '../../../kernel/vault'

export type BookingState =
  'held' | 'offered' | 'confirmed' | 'arrived' | 'done' | 'missed' | 'cancelled' | 'lapsed' | 'displaced'

export type Way = 'window' | 'room' | 'phone' | 'visit'

export interface BookingDoc {
  _id: string
  memberId: string
  serviceId: string
  kind: 'law' | 'psychology'
  orgPath: string[]
  matterId: string
  way: Way
  adviserId: string
  deskId: string
  roomId?: string
  startsAt: Date
  endsAt: Date
  /** End of the buffer. */
  freeAt: Date
  state: BookingState
  heldUntil?: Date
  createdAt: Date
  confirmedAt?: Date
  /** What the person wrote, and where a visit goes to. */
  about?: Sealed
  address?: Sealed
  caseId?: string
  /** Fingerprint of the six digits; the digits themselves are sealed. */
  codeKey?: string
  code?: Sealed
  /** Org path of the person, to keep away advisers who must not act against their employer. */
  personPath: string[]
  waitId?: string
  changed?: string
  appeal?: { reason: string; state: 'asked' | 'accepted' | 'refused' }
}

/** States in which a booking owns its time. */
export const OWNING: readonly BookingState[] = ['held', 'offered', 'confirmed', 'arrived']

export const bookings = collection<BookingDoc>('hotline_bookings', [
  { key: { memberId: 1, startsAt: -1, _id: -1 } },
  { key: { adviserId: 1, startsAt: 1 } },
  { key: { state: 1, heldUntil: 1 }, partialFilterExpression: { heldUntil: { $exists: true } } },
  { key: { state: 1, startsAt: 1 } },
  { key: { codeKey: 1 }, partialFilterExpression: { codeKey: { $exists: true } } },
  // A person holds one time at a time: the database says so, not a look before.
  {
    key: { memberId: 1 },
    unique: true,
    name: 'one_hold',
    partialFilterExpression: { state: 'held' },
  },
  { key: { 'appeal.state': 1, orgPath: 1 }, partialFilterExpression: { 'appeal.state': 'asked' } },
])

export type BookingStore = ReturnType<typeof createBookingStore>

export const createBookingStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = bookings.of(db)
  return {
    get: (bookingId: string) => all.findOne({ _id: bookingId }, options),
    ofMember: (bookingId: string, memberId: string) => all.findOne({ _id: bookingId, memberId }, options),
    add: async (docs: readonly BookingDoc[]): Promise<void> => {
      if (docs.length > 0) await all.insertMany([...docs], options)
    },
    /** Changes a booking that is still in one of the states; undefined when it is not. */
    change: (
      bookingId: string,
      states: readonly BookingState[],
      set: Partial<BookingDoc>,
      unset: readonly (keyof BookingDoc)[] = [],
    ) =>
      all.findOneAndUpdate(
        { _id: bookingId, state: { $in: [...states] } },
        {
          $set: set,
          ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((field) => [field, ''])) }),
        },
        { ...options, returnDocument: 'after' },
      ),
    setState: (bookingIds: readonly string[], states: readonly BookingState[], state: BookingState) =>
      all.updateMany(
        { _id: { $in: [...bookingIds] }, state: { $in: [...states] } },
        { $set: { state }, $unset: { heldUntil: '' } },
        options,
      ),
    /** What some people hold or have ahead of them. */
    ahead: (memberIds: readonly string[], now: Date) =>
      all
        .find(
          { memberId: { $in: [...memberIds] }, state: { $in: [...OWNING] }, startsAt: { $gt: now } },
          options,
        )
        .toArray(),
    missedSince: async (memberIds: readonly string[], since: Date): Promise<Map<string, number>> => {
      const found = await all
        .find(
          { memberId: { $in: [...memberIds] }, state: 'missed', startsAt: { $gt: since } },
          { ...options, projection: { memberId: 1, appeal: 1 } },
        )
        .toArray()
      const counts = new Map<string, number>()
      for (const { memberId, appeal } of found)
        if (appeal === undefined || appeal.state === 'refused')
          counts.set(memberId, (counts.get(memberId) ?? 0) + 1)
      return counts
    },
    upcomingOf: (memberId: string, now: Date) =>
      all
        .find({ memberId, state: { $in: [...OWNING, 'displaced'] }, endsAt: { $gt: now } }, options)
        .sort({ startsAt: 1, _id: 1 })
        .limit(50)
        .toArray(),
    pastOf: (memberId: string, now: Date, before: { at: Date; id: string } | undefined, limit: number) =>
      all
        .find(
          {
            memberId,
            $and: [
              { state: { $nin: ['held', 'offered', 'lapsed'] } },
              { $or: [{ endsAt: { $lte: now } }, { state: { $in: ['cancelled', 'done', 'missed'] } }] },
              before
                ? {
                    $or: [{ startsAt: { $lt: before.at } }, { startsAt: before.at, _id: { $lt: before.id } }],
                  }
                : {},
            ],
          },
          options,
        )
        .sort({ startsAt: -1, _id: -1 })
        .limit(limit)
        .toArray(),
    /** Where a visit would have gone and the digits for the window. */
    forget: (memberId: string) =>
      all.updateMany({ memberId }, { $unset: { about: '', address: '', code: '', codeKey: '' } }, options),
    lastOf: (memberId: string, serviceId: string) =>
      all
        .find({ memberId, serviceId, state: { $in: ['confirmed', 'arrived', 'done'] } }, options)
        .sort({ startsAt: -1 })
        .limit(1)
        .next(),
    ofAdviser: (adviserId: string, from: Date, to: Date, states: readonly BookingState[]) =>
      all
        .find({ adviserId, startsAt: { $gte: from, $lt: to }, state: { $in: [...states] } }, options)
        .sort({ startsAt: 1 })
        .limit(2000)
        .toArray(),
    /** Somebody who receives the person of a case in some days, or did. */
    receives: async (adviserId: string, caseId: string, from: Date, to: Date): Promise<boolean> =>
      (await all.findOne(
        {
          ...{ adviserId, caseId, startsAt: { $gte: from, $lte: to } },
          state: { $in: ['confirmed', 'arrived', 'done'] },
        },
        { ...options, projection: { _id: 1 } },
      )) !== null,
    /** Holds and offers whose time is over. */
    expired: (now: Date, limit: number) =>
      all
        .find({ state: { $in: ['held', 'offered'] }, heldUntil: { $lte: now } }, options)
        .sort({ heldUntil: 1 })
        .limit(limit)
        .toArray(),
    /** Confirmed ones that should have been finished. */
    unfinished: (before: Date, limit: number) =>
      all
        .find({ state: { $in: ['confirmed', 'arrived'] }, startsAt: { $lt: before } }, options)
        .sort({ startsAt: 1 })
        .limit(limit)
        .toArray(),
    byCode: (codeKey: string, from: Date, to: Date) =>
      all
        .find(
          { codeKey, state: { $in: ['confirmed', 'arrived'] }, startsAt: { $gte: from, $lt: to } },
          options,
        )
        .limit(5)
        .toArray(),
    appeals: (orgIds: readonly string[]) =>
      all
        .find({ 'appeal.state': 'asked', orgPath: { $in: [...orgIds] } }, options)
        .sort({ startsAt: 1 })
        .limit(200)
        .toArray(),
    countByShift: async (
      spans: readonly { deskId: string; startsAt: Date; endsAt: Date }[],
    ): Promise<number[]> => {
      const [first, last] = [spans[0], spans.at(-1)]
      if (!first || !last) return []
      const found = await all
        .find(
          {
            state: { $in: ['confirmed', 'arrived', 'done'] },
            startsAt: {
              $gte: new Date(Math.min(...spans.map(({ startsAt }) => startsAt.getTime()))),
              $lt: new Date(Math.max(...spans.map(({ endsAt }) => endsAt.getTime()))),
            },
          },
          { ...options, projection: { deskId: 1, startsAt: 1 } },
        )
        .limit(20_000)
        .toArray()
      return spans.map(
        (span) =>
          found.filter(
            ({ deskId, startsAt }) =>
              deskId === span.deskId && startsAt >= span.startsAt && startsAt < span.endsAt,
          ).length,
      )
    },
  }
}
