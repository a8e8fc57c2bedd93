import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { DayChange } from '../rules/roster/calendar'
import type { ShiftPattern } from '../rules/roster/plan-shifts'

export interface RuleDoc {
  _id: string
  deskId: string
  serviceId: string
  orgPath: string[]
  from: string
  until?: string
  pattern: ShiftPattern
  hours: { from: string; to: string }[]
  holidays: 'closed' | 'open'
  standbyIds: string[]
}

/** One stretch of duty at one desk, planned ahead from the rules so that it can be covered, counted and published.
 *  `ruleId:day:from:seat`. */
export interface ShiftDoc {
  _id: string
  ruleId: string
  deskId: string
  serviceId: string
  deskKind: string
  orgPath: string[]
  day: string
  from: string
  to: string
  startsAt: Date
  endsAt: Date
  seat: number
  plannedId: string
  adviserId?: string
  standbyIds: string[]
}

export interface LeaveDoc {
  _id: string
  adviserId: string
  orgPath: string[]
  from: Date
  to: Date
  reason?: string
}

export const rules = collection<RuleDoc>('hotline_rules', [{ key: { orgPath: 1 } }, { key: { deskId: 1 } }])
export const shifts = collection<ShiftDoc>('hotline_shifts', [
  { key: { serviceId: 1, endsAt: 1 } },
  { key: { adviserId: 1, endsAt: 1 } },
  { key: { orgPath: 1, day: 1 } },
  { key: { ruleId: 1, day: 1 } },
  { key: { endsAt: 1 } },
])
export const leaves = collection<LeaveDoc>('hotline_leaves', [
  { key: { adviserId: 1, to: 1 } },
  { key: { orgPath: 1, to: 1 } },
  { key: { to: 1 } },
])
export const holidayChanges = collection<{ _id: string; off: boolean; name: string }>('hotline_holidays')
/** Goes up with every change of a service's shifts, so that what is kept in memory is known to be old. */
export const rosterVersions = collection<{ _id: string; version: number }>('hotline_roster_versions')

export type RosterStore = ReturnType<typeof createRosterStore>

export const createRosterStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = shifts.of(db)
  return {
    rule: (ruleId: string) => rules.of(db).findOne({ _id: ruleId }, options),
    rulesOfDesk: (deskId: string) => rules.of(db).find({ deskId }, options).limit(200).toArray(),
    rulesBelow: (orgIds: readonly string[]) =>
      rules
        .of(db)
        .find({ orgPath: { $in: [...orgIds] } }, options)
        .sort({ deskId: 1, from: 1 })
        .limit(500)
        .toArray(),
    liveRules: (day: string) =>
      rules
        .of(db)
        .find({ $or: [{ until: { $exists: false } }, { until: { $gte: day } }] }, options)
        .limit(2000)
        .toArray(),
    saveRule: (rule: RuleDoc) =>
      rules.of(db).replaceOne({ _id: rule._id }, rule, { ...options, upsert: true }),

    shift: (shiftId: string) => all.findOne({ _id: shiftId }, options),
    /** Of one service, ending after `from` and beginning before `to`, by beginning. */
    shiftsOf: (serviceId: string, from: Date, to: Date) =>
      all
        .find({ serviceId, endsAt: { $gt: from }, startsAt: { $lt: to } }, options)
        .sort({ startsAt: 1, _id: 1 })
        .toArray(),
    shiftsOfRule: (ruleId: string, fromDay: string, before?: string) =>
      all
        .find({ ruleId, day: { $gte: fromDay, ...(before !== undefined && { $lt: before }) } }, options)
        .sort({ startsAt: 1 })
        .toArray(),
    lastPlanned: async (ruleId: string): Promise<string | undefined> =>
      (
        await all
          .find({ ruleId }, { ...options, projection: { day: 1 } })
          .sort({ day: -1 })
          .limit(1)
          .toArray()
      )[0]?.day,
    shiftsBelow: (orgIds: readonly string[], fromDay: string, toDay: string) =>
      all
        .find({ orgPath: { $in: [...orgIds] }, day: { $gte: fromDay, $lte: toDay } }, options)
        .sort({ day: 1, deskId: 1, startsAt: 1, seat: 1 })
        .limit(20_000)
        .toArray(),
    shiftsByService: (serviceIds: readonly string[], fromDay: string, toDay: string) =>
      all
        .find({ serviceId: { $in: [...serviceIds] }, day: { $gte: fromDay, $lte: toDay } }, options)
        .sort({ day: 1, deskId: 1, startsAt: 1, seat: 1 })
        .limit(20_000)
        .toArray(),
    /** Of one person, also those where they could step in. */
    shiftsOfAdviser: (adviserId: string, from: Date, to: Date) =>
      all
        .find({ adviserId, endsAt: { $gt: from }, startsAt: { $lt: to } }, options)
        .sort({ startsAt: 1 })
        .limit(2000)
        .toArray(),
    /** Minutes worked under a rule before a day, by person. */
    minutesBefore: async (ruleId: string, day: string): Promise<Map<string, number>> => {
      const found = await all
        .aggregate<{ _id: string; minutes: number }>(
          [
            { $match: { ruleId, day: { $lt: day }, adviserId: { $exists: true } } },
            {
              $group: {
                _id: '$adviserId',
                minutes: { $sum: { $divide: [{ $subtract: ['$endsAt', '$startsAt'] }, 60_000] } },
              },
            },
          ],
          options,
        )
        .toArray()
      return new Map(found.map(({ _id, minutes }) => [_id, minutes]))
    },
    /** Puts the shifts of a rule from a day on in place of what was planned; `before`: only days earlier than that. */
    replaceShifts: async (ruleId: string, fromDay: string, planned: readonly ShiftDoc[]): Promise<void> => {
      await all.deleteMany({ ruleId, day: { $gte: fromDay } }, options)
      if (planned.length > 0) await all.insertMany([...planned], options)
    },
    replaceDay: async (ruleId: string, day: string, planned: readonly ShiftDoc[]): Promise<void> => {
      await all.deleteMany({ ruleId, day }, options)
      if (planned.length > 0) await all.insertMany([...planned], options)
    },
    addShifts: async (planned: readonly ShiftDoc[]): Promise<void> => {
      if (planned.length === 0) return
      await all.bulkWrite(
        planned.map((shift) => ({
          updateOne: { filter: { _id: shift._id }, update: { $setOnInsert: shift }, upsert: true },
        })),
        { ...options, ordered: false },
      )
    },
    giveShift: (shiftId: string, adviserId: string | undefined) =>
      all.updateOne(
        { _id: shiftId },
        adviserId === undefined ? { $unset: { adviserId: '' } } : { $set: { adviserId } },
        options,
      ),

    /** Of services whose roster was changed at all. */
    versionsOf: async (serviceIds: readonly string[]): Promise<Map<string, number>> => {
      const found = await rosterVersions
        .of(db)
        .find({ _id: { $in: [...serviceIds] } }, options)
        .toArray()
      return new Map(found.map(({ _id, version }) => [_id, version]))
    },
    changed: async (serviceIds: readonly string[]): Promise<void> => {
      for (const serviceId of new Set(serviceIds))
        await rosterVersions
          .of(db)
          .updateOne({ _id: serviceId }, { $inc: { version: 1 } }, { ...options, upsert: true })
    },

    addLeave: (leave: LeaveDoc) => leaves.of(db).insertOne(leave, options),
    leave: (leaveId: string) => leaves.of(db).findOne({ _id: leaveId }, options),
    removeLeave: (leaveId: string) => leaves.of(db).deleteOne({ _id: leaveId }, options),
    leavesOf: (adviserIds: readonly string[], after: Date) =>
      leaves
        .of(db)
        .find({ adviserId: { $in: [...adviserIds] }, to: { $gt: after } }, options)
        .limit(5000)
        .toArray(),
    leavesBelow: (orgIds: readonly string[], after: Date) =>
      leaves
        .of(db)
        .find({ orgPath: { $in: [...orgIds] }, to: { $gt: after } }, options)
        .sort({ from: 1 })
        .limit(500)
        .toArray(),

    dayChanges: async (from: string, to: string): Promise<Map<string, DayChange>> => {
      const found = await holidayChanges
        .of(db)
        .find({ _id: { $gte: from, $lte: to } }, options)
        .toArray()
      return new Map(found.map(({ _id, off, name }) => [_id, { day: _id, off, name }]))
    },
    changeDay: async (day: string, change: { off: boolean; name: string } | undefined): Promise<void> => {
      if (change) await holidayChanges.of(db).replaceOne({ _id: day }, change, { ...options, upsert: true })
      else await holidayChanges.of(db).deleteOne({ _id: day }, options)
    },
  }
}
