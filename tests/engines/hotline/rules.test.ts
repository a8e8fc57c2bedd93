import fc from 'fast-check'
import { createPublicCalendar } from '../../../src/adapters/calendar/public-calendar'
import { findTimes } from '../../../src/engines/hotline/rules/booking/free-times'
import {
  isBusy,
  isFree,
  placeOf,
  quantaOf,
  setBusy,
  type BusyWords,
} from '../../../src/engines/hotline/rules/booking/quanta'
import { SENT_TYPES } from '../../../src/engines/hotline/rules/file-kind'
import {
  addDays,
  daysBetween,
  hourOf,
  momentOf,
  weekdayOf,
} from '../../../src/engines/hotline/rules/local-time'
import { nextNumber, nextToRing, type Ring } from '../../../src/engines/hotline/rules/promise/cascade'
import { dueTime } from '../../../src/engines/hotline/rules/promise/due-time'
import { nextTry } from '../../../src/engines/hotline/rules/promise/good-hours'
import { changedDay, workedAs, type CalendarDay } from '../../../src/engines/hotline/rules/roster/calendar'
import { planShifts, type RosterRule } from '../../../src/engines/hotline/rules/roster/plan-shifts'
import { typeByName } from '../../../src/kernel/file-kinds'

const day = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2024-01-01', n))
const days = (from: string, count: number): CalendarDay[] =>
  Array.from({ length: count }, (_, n) => ({ day: addDays(from, n), kind: 'ordinary' as const }))
const nobodyAway = { away: () => false, minutesSoFar: new Map<string, number>(), oneSeat: false }
const rule = (about: Partial<RosterRule>): RosterRule => ({
  from: '2026-11-23',
  pattern: { kind: 'weekly', days: [] },
  hours: [{ from: '09:00', to: '12:00' }],
  holidays: 'closed',
  standbyIds: [],
  ...about,
})

describe('the calendar of Shanghai', () => {
  test('days, weekdays and hours agree with the calendar for any day, whatever the machine’s own time zone', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (from, ahead) => {
        const to = addDays(from, ahead)
        expect(daysBetween(from, to)).toBe(ahead)
        expect(weekdayOf(to)).toBe(((((weekdayOf(from) - 1 + ahead) % 7) + 7) % 7) + 1)
        expect(momentOf(from, '00:00').toISOString()).toBe(`${addDays(from, -1)}T16:00:00.000Z`)
        expect(hourOf(momentOf(from, '13:30'))).toBe('13:30')
      }),
    )
    expect(weekdayOf('2026-11-23')).toBe(1)
  })

  test('a day on which other countries change their clocks has 144 pieces of ten minutes like any other', () => {
    for (const changing of ['2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01']) {
      const quanta = quantaOf(momentOf(changing, '00:00'), momentOf(changing, '24:00'))
      expect(quanta).toHaveLength(144)
      expect(new Set(quanta.map((quantum) => placeOf(quantum).day)).size).toBe(1)
    }
  })

  test('announced holidays are off, announced make-up days are worked, and what staff put right comes first', async () => {
    const calendar = createPublicCalendar()
    const [national] = await calendar.days('2026-10-01', 1)
    const [saturday] = await calendar.days('2026-10-10', 1)
    if (!national || !saturday) throw new Error('no days')
    expect(national).toEqual({ day: '2026-10-01', kind: 'holiday', name: '国庆节' })
    expect(workedAs(national, 'closed')).toBeUndefined()
    expect(workedAs(national, 'open')).toBe(4)
    expect(saturday.kind).toBe('makeup')
    expect(workedAs(saturday, 'closed')).toBe(5)
    expect(changedDay(national, { day: national.day, off: false, name: '值班' }).kind).toBe('ordinary')
    expect(await calendar.knows(2026)).toBe(true)
    // Nothing is announced for 2027: only what staff enter makes a day off.
    expect(await calendar.knows(2027)).toBe(false)
    expect((await calendar.days('2027-01-01', 1))[0]?.kind).toBe('ordinary')
  })
})

describe('recurrence', () => {
  test('two weeks on: everybody works fourteen calendar days in turn, for any start and any number of people', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 30 }),
        (from, people, block) => {
          const adviserIds = Array.from({ length: people }, (_, n) => `a${n}`)
          const shifts = planShifts(
            rule({
              from,
              pattern: { kind: 'turns', blockDays: block, adviserIds, weekdays: [1, 2, 3, 4, 5, 6, 7] },
            }),
            days(from, block * people * 2),
            nobodyAway,
          )
          shifts.forEach((shift, n) =>
            expect(shift.adviserId).toBe(adviserIds[Math.floor(n / block) % people]),
          )
        },
      ),
    )
  })

  test('planning in pieces gives the same shifts as planning at once', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (from, first, second) => {
          const weekly = rule({
            from,
            pattern: {
              kind: 'weekly',
              days: [1, 3, 5].map((weekday) => ({ weekday, adviserIds: ['a', 'b', 'c'] })),
            },
          })
          const facts = { ...nobodyAway, oneSeat: true }
          const whole = planShifts(weekly, days(from, first + second), facts)
          const parts = [
            ...planShifts(weekly, days(from, first), facts),
            ...planShifts(weekly, days(addDays(from, first), second), facts),
          ]
          expect(parts).toEqual(whole)
        },
      ),
    )
  })

  test('round-robin by load never lets two people drift apart by more than one shift', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 1, max: 90 }), (people, count) => {
        const adviserIds = Array.from({ length: people }, (_, n) => `a${n}`)
        const shifts = planShifts(
          rule({ pattern: { kind: 'load', adviserIds, weekdays: [1, 2, 3, 4, 5, 6, 7] } }),
          days('2026-11-23', count),
          nobodyAway,
        )
        const worked = adviserIds.map((id) => shifts.filter(({ adviserId }) => adviserId === id).length)
        expect(Math.max(...worked) - Math.min(...worked)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('nobody on leave is planned; the first standby who is there steps in, and without one the shift stays uncovered', () => {
    fc.assert(
      fc.property(fc.subarray(['a', 's1', 's2']), (gone) => {
        const [shift] = planShifts(
          rule({
            pattern: { kind: 'weekly', days: [{ weekday: 1, adviserIds: ['a'] }] },
            standbyIds: ['s1', 's2'],
          }),
          days('2026-11-23', 1),
          { ...nobodyAway, away: (id) => gone.includes(id) },
        )
        expect(shift?.adviserId).toBe(['a', 's1', 's2'].find((id) => !gone.includes(id)))
      }),
    )
  })
})

describe('free times', () => {
  const stretch = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 12 }))
    .map(([start, length]) => ({ start: Date.parse('2026-11-24T00:00:00Z') + start * 600_000, length }))

  test('what is marked busy is busy, what is freed again is free, and nothing beside it changes', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 20 }), stretch, (others, one) => {
        const words: BusyWords = new Map()
        const quantaFor = ({ start, length }: { start: number; length: number }) =>
          quantaOf(new Date(start), new Date(start + length * 600_000))
        for (const other of others) setBusy(words, quantaFor(other), true)
        const before = new Set(others.flatMap(quantaFor))
        setBusy(words, quantaFor(one), true)
        for (const quantum of quantaFor(one)) expect(isBusy(words, quantum)).toBe(true)
        setBusy(words, quantaFor(one), false)
        const left = [...before].filter((quantum) => !quantaFor(one).includes(quantum))
        expect(isFree(words, quantaFor(one))).toBe(true)
        for (const quantum of left) expect(isBusy(words, quantum)).toBe(true)
      }),
    )
  })

  test('a time that is offered lies inside the shift, begins on the grid, and it and its buffer meet nothing that is taken', () => {
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 12 }),
        fc.constantFrom(10, 20, 30, 50),
        fc.constantFrom(0, 10, 30),
        fc.constantFrom(10, 30, 60),
        (taken, minutes, buffer, stepMinutes) => {
          const words: BusyWords = new Map()
          for (const { start, length } of taken)
            setBusy(words, quantaOf(new Date(start), new Date(start + length * 600_000)), true)
          const shift = {
            shiftId: 's',
            deskId: 'd',
            adviserId: 'a',
            startsAt: momentOf('2026-11-24', '09:00'),
            endsAt: momentOf('2026-11-24', '12:00'),
          }
          const times = findTimes({
            shifts: [shift],
            takes: 'adviser',
            roomIds: [],
            busy: new Map([['a', words]]),
            minutes,
            bufferOf: () => buffer,
            stepMinutes,
            notBefore: momentOf('2026-11-24', '00:00'),
            before: momentOf('2026-11-25', '00:00'),
          })
          for (const { startsAt, free } of times) {
            const end = startsAt.getTime() + minutes * 60_000
            expect(startsAt >= shift.startsAt && end <= shift.endsAt.getTime()).toBe(true)
            expect((startsAt.getTime() / 60_000) % stepMinutes).toBe(0)
            const met = taken.some(
              (one) =>
                one.start < end + buffer * 60_000 && one.start + one.length * 600_000 > startsAt.getTime(),
            )
            expect(free.length).toBe(met ? 0 : 1)
          }
        },
      ),
    )
  })
})

describe('promises', () => {
  const duty = (hours: readonly [string, string][], from: string, count: number) =>
    days(from, count).flatMap(({ day: one }) =>
      hours.map(([start, end]) => ({ startsAt: momentOf(one, start), endsAt: momentOf(one, end) })),
    )

  test('a promise is kept within minutes of duty: what does not fit before closing goes on at the next opening', () => {
    const desk = duty([['09:00', '17:30']], '2026-11-23', 3)
    const by = (at: string, minutes: number): string => dueTime(new Date(at), desk, minutes).toISOString()
    expect(by('2026-11-23T02:00:00Z', 120)).toBe('2026-11-23T04:00:00.000Z')
    // 17:00: half an hour is left today, one and a half tomorrow from 9:00.
    expect(by('2026-11-23T09:00:00Z', 120)).toBe('2026-11-24T02:30:00.000Z')
    expect(by('2026-11-23T14:00:00Z', 60)).toBe('2026-11-24T02:00:00.000Z')
    // Nobody's duty is in sight: a day, and staff hear of it.
    expect(dueTime(new Date('2026-11-23T01:00:00Z'), [], 60).toISOString()).toBe('2026-11-24T01:00:00.000Z')
  })

  test('a promise never lies before its minutes have passed, and a later wish is never promised earlier', () => {
    const desk = duty(
      [
        ['09:00', '12:00'],
        ['13:30', '17:00'],
      ],
      '2026-11-23',
      20,
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 * 1440 }),
        fc.integer({ min: 1, max: 300 }),
        (minute, minutes) => {
          const at = new Date(Date.parse('2026-11-22T16:00:00Z') + minute * 60_000)
          const by = dueTime(at, desk, minutes)
          expect(by.getTime() - at.getTime()).toBeGreaterThanOrEqual(minutes * 60_000)
          expect(dueTime(new Date(at.getTime() + 60_000), desk, minutes) >= by).toBe(true)
        },
      ),
    )
  })

  test('it is tried again inside the good hours of the person, and without any never at night', () => {
    const clock = fc.integer({ min: 0, max: 3 * 1440 })
    fc.assert(
      fc.property(clock, (minute) => {
        const now = new Date(Date.parse('2026-11-22T16:00:00Z') + minute * 60_000)
        const evening = nextTry(now, [{ from: '18:00', to: '20:00' }])
        expect(hourOf(evening.from) >= '18:00' && hourOf(evening.from) < '20:00').toBe(true)
        expect(evening.by > evening.from && hourOf(evening.by) <= '20:00').toBe(true)
        expect(evening.from.getTime() - now.getTime()).toBeGreaterThanOrEqual(120 * 60_000)
        const any = nextTry(now, [])
        expect(hourOf(any.from) >= '08:00' && hourOf(any.from) < '21:00').toBe(true)
      }),
    )
  })

  test('the cascade rings the duty, the others, the standby, nobody twice and nobody who is barred', () => {
    const people = ['a', 'b', 'c', 'd', 'e']
    fc.assert(
      fc.property(fc.subarray(people), fc.subarray(people), fc.subarray(people), (onDuty, standby, bars) => {
        const barred = new Set(bars)
        const tried: string[] = []
        for (let next = nextToRing({ onDuty, standby, tried, barred }); next;) {
          expect(tried).not.toContain(next.adviserId)
          expect(barred.has(next.adviserId)).toBe(false)
          tried.push(next.adviserId)
          next = nextToRing({ onDuty, standby, tried, barred })
        }
        const wanted = [...new Set([...onDuty, ...standby])].filter((id) => !barred.has(id))
        expect([...tried].sort()).toEqual(wanted.sort())
      }),
    )
  })

  test('the line rings once, whoever has a number of their own rings once, and nobody on duty is left out', () => {
    const people = ['a', 'b', 'c', 'd', 'e']
    const some = fc.subarray(people)
    fc.assert(
      fc.property(some, some, some, some, (onDuty, standby, bars, having) => {
        const [barred, own] = [new Set(bars), new Set(having)]
        const rung: Ring[] = []
        const next = () =>
          nextNumber({
            ...{ onDuty, standby, barred, own },
            tried: rung.flatMap(({ adviserId, lineFor = [] }) => [adviserId, ...lineFor]),
            lineRang: rung.some(({ lineFor }) => lineFor !== undefined),
          })
        for (let ring = next(); ring; ring = next()) rung.push(ring)
        const meant = rung.flatMap(({ adviserId, lineFor = [] }) => [adviserId, ...lineFor])
        expect(rung.filter(({ lineFor }) => lineFor).length).toBeLessThanOrEqual(1)
        expect(new Set(meant).size).toBe(meant.length)
        expect(meant.filter((id) => barred.has(id))).toEqual([])
        const reached = [...onDuty, ...standby.filter((id) => own.has(id))].filter((id) => !barred.has(id))
        expect(meant).toEqual(expect.arrayContaining(reached))
      }),
    )
  })

  test('somebody who came on duty since the line rang is rung under it too', () => {
    const now = { standby: ['s'], barred: new Set<string>(), own: new Set<string>(), lineRang: true }
    expect(nextNumber({ ...now, onDuty: ['new'], tried: ['gone'] })).toEqual({
      ...{ adviserId: 'new', as: 'next', lineFor: [] },
    })
    expect(nextNumber({ ...now, onDuty: ['gone'], tried: ['gone'] })).toBeUndefined()
  })
})

test('a chat takes pictures, voices and papers, each as what it is, and nothing a browser would run', () => {
  expect(typeByName('合同.png', SENT_TYPES.picture)).toBe('image/png')
  expect(typeByName('合同.png', SENT_TYPES.file)).toBe('image/png')
  expect(typeByName('合同.png', SENT_TYPES.voice)).toBeUndefined()
  expect(typeByName('说话.webm', SENT_TYPES.voice)).toBe('audio/webm')
  for (const fileName of ['合同.html', '合同.svg', '合同.js', '说话.webm']) {
    expect([fileName, typeByName(fileName, SENT_TYPES.file)]).toEqual([fileName, undefined])
  }
})
