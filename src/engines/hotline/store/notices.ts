import { collection } from '../../../kernel/collection'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'

export type NoticeKind = 'booking' | 'callback' | 'chat' | 'case' | 'waitlist' | 'roster' | 'alarm'

/** Something that a person is told inside the app; without content, for it is drawn on a locked screen too. */
export interface NoticeDoc {
  /** Made from what it tells, so that telling twice is telling once. */
  _id: string
  memberId: string
  at: Date
  kind: NoticeKind
  text: string
  bookingId?: string
  caseId?: string
  callbackId?: string
  expiresAt: Date
}

export type AlarmKind =
  'callback-late' | 'chat-late' | 'uncovered-shift' | 'displaced-booking' | 'unreached' | 'ownerless-cases'

/** A promise that was broken or is in danger: staff of the scope see to it. */
export interface AlarmDoc {
  _id: string
  orgPath: string[]
  at: Date
  kind: AlarmKind
  text: string
  caseId?: string
  callbackId?: string
  serviceId?: string
  shiftId?: string
  settledAt?: Date
  settledBy?: string
  note?: string
}

const KEEP_NOTICES = 180 * DAY

export const notices = collection<NoticeDoc>('hotline_notices', [
  { key: { memberId: 1, at: -1, _id: -1 } },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])
export const noticeMarks = collection<{ _id: string; upTo: Date }>('hotline_notice_marks')
export const alarms = collection<AlarmDoc>('hotline_alarms', [
  { key: { orgPath: 1, at: -1, _id: -1 } },
  { key: { settledAt: 1 }, partialFilterExpression: { settledAt: { $exists: true } } },
])

export type NoticeStore = ReturnType<typeof createNoticeStore>

export const createNoticeStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => ({
  tell: async (told: readonly Omit<NoticeDoc, 'expiresAt'>[]): Promise<void> => {
    if (told.length === 0) return
    await notices.of(db).bulkWrite(
      told.map(({ _id, ...rest }) => ({
        updateOne: {
          filter: { _id },
          update: { $setOnInsert: { ...rest, expiresAt: after(rest.at, KEEP_NOTICES) } },
          upsert: true,
        },
      })),
      options,
    )
  },
  page: (memberId: string, before: { at: Date; id: string } | undefined, limit: number) =>
    notices
      .of(db)
      .find(
        {
          memberId,
          ...(before && { $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] }),
        },
        options,
      )
      .sort({ at: -1, _id: -1 })
      .limit(limit)
      .toArray(),
  mark: async (memberId: string): Promise<Date> =>
    (await noticeMarks.of(db).findOne({ _id: memberId }, options))?.upTo ?? new Date(0),
  setMark: (memberId: string, upTo: Date) =>
    noticeMarks.of(db).updateOne({ _id: memberId }, { $max: { upTo } }, { ...options, upsert: true }),
  countAfter: (memberId: string, at: Date) =>
    notices.of(db).countDocuments({ memberId, at: { $gt: at } }, { ...options, limit: 100 }),

  forget: async (memberId: string): Promise<void> => {
    await notices.of(db).deleteMany({ memberId }, options)
    await noticeMarks.of(db).deleteOne({ _id: memberId }, options)
  },

  raise: async (alarm: AlarmDoc): Promise<void> => {
    const { _id, ...rest } = alarm
    await alarms.of(db).updateOne({ _id }, { $setOnInsert: rest }, { ...options, upsert: true })
  },
  alarm: (alarmId: string) => alarms.of(db).findOne({ _id: alarmId }, options),
  alarmsBelow: (
    orgIds: readonly string[],
    settled: boolean,
    before: { at: Date; id: string } | undefined,
    limit: number,
  ) =>
    alarms
      .of(db)
      .find(
        {
          orgPath: { $in: [...orgIds] },
          settledAt: { $exists: settled },
          ...(before && { $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] }),
        },
        options,
      )
      .sort({ at: -1, _id: -1 })
      .limit(limit)
      .toArray(),
  settle: (alarmId: string, settledBy: string, at: Date, note: string | undefined) =>
    alarms
      .of(db)
      .updateOne(
        { _id: alarmId, settledAt: { $exists: false } },
        { $set: { settledAt: at, settledBy, ...(note !== undefined && { note }) } },
        options,
      ),
})
