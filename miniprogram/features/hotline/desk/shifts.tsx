import '../hotline.css'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { Chips } from '../../../ui/chips'
import { classes } from '../../../ui/classes'
import { Heading, Line, Split } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { Row } from '../../../ui/row'
import { Panel } from '../../../ui/staff-frame'
import { Tabs } from '../../../ui/tabs'
import { Tag } from '../../../ui/tag'
import { calendarDay } from '../../../ui/time'
import { useLoaded } from '../../../ui/use-loaded'
import { readDuty } from '../duty-api'
import { serverNow } from '../server-clock'
import { useServerClock } from '../use-server-clock'
import { dayAfter, dayStart, dayWord } from '../when'
import { words as seen } from '../words'
import { listAllAdvisers, listDesks, listRoster, type RosterDay, type Shift } from './api'
import { CoverShift } from './cover-shift'
import { Holidays } from './holidays'
import { Leaves } from './leaves'
import { Rules } from './rules'
import { words } from './words'

const t = words.shifts
const SPAN_DAYS = 14
type Side = 'rules' | 'leaves' | 'holidays'

/** What time it is at the server, asked for when it has not said so yet. */
const serverTime = async (): Promise<number | string> => serverNow() ?? (await readDuty()).at

/** Two weeks of the roster, and what makes it: rules, leave, holidays. */
export const Shifts = ({ may }: { may: boolean }) => {
  const now = useServerClock(60_000)
  const setup = useLoaded(
    'hotline-setup',
    async () => {
      const [desks, advisers] = await Promise.all([listDesks(), listAllAdvisers()])
      return { ...desks, advisers: advisers.items }
    },
    { keep: false },
  )
  const [from, setFrom] = useState<string>()
  const today = now === undefined ? undefined : calendarDay(now)
  const start = from ?? today
  const move = (days: number) => {
    if (start !== undefined) setFrom(dayAfter(start, days))
  }
  const [deskId, setDeskId] = useState<string>()
  const roster = useLoaded(
    `hotline-roster:${from ?? 'today'}:${deskId ?? ''}`,
    async () => listRoster(from ?? calendarDay(await serverTime()), SPAN_DAYS, deskId),
    { keep: false },
  )
  const [shift, setShift] = useState<Shift>()
  const [side, setSide] = useState<Side>('rules')
  const changed = async () => {
    setShift(undefined)
    await Promise.all([roster.reload(), setup.reload()])
  }
  const desks = setup.data?.desks.filter(({ active }) => active) ?? []
  return (
    <>
      <Panel title={t.title}>
        <Chips
          label={words.rule.desk}
          items={[t.allDesks, ...desks.map(({ name }) => name)]}
          chosen={desks.find((desk) => desk.deskId === deskId)?.name ?? t.allDesks}
          onTap={(name) => setDeskId(desks.find((desk) => desk.name === name)?.deskId)}
        />
        <Split>
          <Btn small kind="text" onTap={() => move(-SPAN_DAYS)}>
            {t.earlier}
          </Btn>
          <Btn small kind="text" onTap={() => setFrom(undefined)}>
            {t.thisWeek}
          </Btn>
          <Btn small kind="text" onTap={() => move(SPAN_DAYS)}>
            {t.later}
          </Btn>
        </Split>
        {roster.data === undefined ? (
          <Instead of={roster} />
        ) : (
          roster.data.days.map((day) => (
            <DayOfRoster key={day.day} day={day} now={now} chosen={shift?.shiftId} onTap={setShift} />
          ))
        )}
      </Panel>
      <Panel side title={shift === undefined ? t.rules : t.cover}>
        {setup.data === undefined ? (
          <Instead of={setup} />
        ) : shift !== undefined ? (
          <CoverShift
            key={shift.shiftId}
            shift={shift}
            people={setup.data.advisers}
            may={may}
            now={now}
            onClose={() => setShift(undefined)}
            onDone={changed}
          />
        ) : (
          <>
            <Tabs<Side>
              label={t.title}
              chosen={side}
              onTap={setSide}
              items={[
                { key: 'rules', word: t.rules },
                { key: 'leaves', word: t.leaves },
                { key: 'holidays', word: t.holidays },
              ]}
            />
            {side === 'rules' && (
              <Rules desks={desks} people={setup.data.advisers} may={may} now={now} onChanged={changed} />
            )}
            {side === 'leaves' && (
              <Leaves people={setup.data.advisers} may={may} now={now} onChanged={changed} />
            )}
            {side === 'holidays' && now !== undefined && (
              <Holidays
                may={may}
                now={now}
                year={Number(calendarDay(now, 30).slice(0, 4))}
                onChanged={changed}
              />
            )}
          </>
        )}
      </Panel>
    </>
  )
}

const DayOfRoster = ({
  day,
  now,
  chosen,
  onTap,
}: {
  day: RosterDay
  now: number | undefined
  chosen: string | undefined
  onTap: (shift: Shift) => void
}) => (
  <View className="sect sect--dense">
    <Line>
      <Heading level={3}>{dayWord(dayStart(day.day), now)}</Heading>
      {day.note !== undefined && <Tag tone={day.off ? 'plain' : 'warn'}>{day.note}</Tag>}
      {day.note === undefined && day.off && <Tag>{t.off}</Tag>}
    </Line>
    {day.shifts.length === 0 ? (
      <View className="sm muted">{t.none}</View>
    ) : (
      <View className="hl-shifts">
        {day.shifts.map((shift) => (
          <View
            key={shift.shiftId}
            className={classes('dk-item', 'hl-shift', shift.shiftId === chosen && 'is-on')}
          >
            <Row
              title={
                shift.adviser === undefined ? t.nobody : seen.adviser(shift.adviser.name, shift.adviser.kind)
              }
              sub={`${shift.deskName} ${shift.from}–${shift.to}${shift.instead === undefined ? '' : `，${t.instead(shift.instead)}`}`}
              end={
                shift.adviser === undefined ? (
                  <Tag tone="bad">{t.nobody}</Tag>
                ) : shift.bookings > 0 ? (
                  <View className="xs muted">{t.bookings(shift.bookings)}</View>
                ) : null
              }
              selected={shift.shiftId === chosen}
              onTap={() => onTap(shift)}
            />
          </View>
        ))}
      </View>
    )}
  </View>
)
