import { View } from '@tarojs/components'
import { useState } from 'react'
import { fileAddress } from '../../../platform/file-address'
import { copyText } from '../../../platform/clipboard'
import { isDay } from '../../desk/days'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Section, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Instead } from '../../../ui/page'
import { Row } from '../../../ui/row'
import { Panel } from '../../../ui/staff-frame'
import { Tag } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { useServerClock } from '../use-server-clock'
import { dateOf, dayStart, dayWord, endOf, timeOf, when } from '../when'
import { createCalendarLink, listDeskBookings, listLeaves, readMyDesk, takeLeave, type MyDesk } from './api'
import { momentOn } from './days'
import { PreviewBtn } from './preview-btn'
import { usePreview } from './use-preview'
import { words } from './words'

const t = words.calendar

/** My shifts of two weeks, who comes on a day, leave, and the address for a calendar. */
export const Calendar = () => {
  const now = useServerClock()
  const desk = useLoaded('hotline-my-calendar', readMyDesk, { keep: false })
  const [day, setDay] = useState<string>()
  if (desk.data === undefined)
    return (
      <Panel title={t.title}>
        <Instead of={desk} />
      </Panel>
    )
  const { shifts } = desk.data
  return (
    <>
      <Panel title={t.title}>
        <Section title={t.shifts} dense rows>
          {shifts.length === 0 && <View className="sm muted">{t.none}</View>}
          {shifts.map((shift) => (
            <Row
              key={`${shift.deskId}:${shift.startsAt}`}
              icon="calendar"
              title={`${dayWord(shift.startsAt, now)} ${timeOf(shift.startsAt)}–${endOf(shift.endsAt)}`}
              sub={shift.deskName}
              selected={shift.day === day}
              {...(shift.standby ? { end: <Tag>{words.today.standby}</Tag> } : {})}
              onTap={() => setDay(shift.day)}
            />
          ))}
        </Section>
        {day !== undefined && <DayBookings key={day} day={day} />}
      </Panel>
      <Panel side title={t.leave}>
        <LeaveForm desk={desk.data} onTaken={desk.reload} />
        <CalendarLink />
      </Panel>
    </>
  )
}

const DayBookings = ({ day }: { day: string }) => {
  const bookings = useLoaded(`hotline-day:${day}`, () => listDeskBookings(day), { keep: false })
  return (
    <Section title={`${t.day}，${dateOf(dayStart(day))}`} dense rows>
      {bookings.data === undefined ? (
        <Instead of={bookings} />
      ) : bookings.data.items.length === 0 ? (
        <View className="sm muted">{words.today.noBookings}</View>
      ) : (
        bookings.data.items.map((booking) => (
          <Row
            key={booking.bookingId}
            title={`${timeOf(booking.startsAt)} ${booking.person}`}
            sub={`${booking.matter}，${booking.deskName}`}
            end={<Tag>{words.booking.states[booking.state] ?? booking.state}</Tag>}
          />
        ))
      )}
    </Section>
  )
}

const LeaveForm = ({ desk, onTaken }: { desk: MyDesk; onTaken: () => Promise<void> }) => {
  const now = useServerClock(60_000)
  const [from, setFrom] = useState('')
  const [fromTime, setFromTime] = useState('00:00')
  const [to, setTo] = useState('')
  const [toTime, setToTime] = useState('24:00')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState<string>()
  const leaves = useLoaded('hotline-leaves', listLeaves, { keep: false })
  const start = momentOn(from, fromTime)
  const end = momentOn(to === '' ? from : to, toTime)
  const wrong = !isDay(from) || start === undefined || end === undefined || end <= start
  const taking = usePreview(takeLeave, async ({ moved, displaced, uncovered }) => {
    setDone(t.leaveDone(moved, displaced, uncovered))
    setTried(false)
    setFrom('')
    setTo('')
    await Promise.all([onTaken(), leaves.reload()])
  })
  const take = async () => {
    setTried(true)
    if (wrong) return
    setDone(undefined)
    const said = reason.trim()
    await taking.go({ from: start, to: end, ...(said === '' ? {} : { reason: said }) })
  }
  const change = (how: (text: string) => void) => (text: string) => {
    how(text.trim())
    taking.forget()
  }
  const own = leaves.data?.items.filter(({ adviser }) => adviser.adviserId === desk.adviser.adviserId) ?? []
  return (
    <Stack gap={12}>
      <View className="sm second">{t.leaveWhy}</View>
      {done !== undefined && <Notice tone="ok">{done}</Notice>}
      <View className="dk-cols">
        <View className="dk-cols__it">
          <Field
            label={t.from}
            value={from}
            max={10}
            placeholder="2026-12-01"
            problem={tried && wrong ? t.wrongSpan : taking.problem('from')}
            onInput={change(setFrom)}
          />
        </View>
        <View className="dk-cols__it">
          <Field label={t.fromTime} value={fromTime} max={5} onInput={change(setFromTime)} />
        </View>
        <View className="dk-cols__it">
          <Field label={t.to} value={to} max={10} placeholder="2026-12-01" onInput={change(setTo)} />
        </View>
        <View className="dk-cols__it">
          <Field label={t.toTime} value={toTime} max={5} onInput={change(setToTime)} />
        </View>
      </View>
      <Field label={t.reason} value={reason} max={60} onInput={setReason} />
      {taking.shown !== undefined && (
        <Notice tone="warn">
          {t.leaveWould(taking.shown.moved, taking.shown.displaced, taking.shown.uncovered)}
        </Notice>
      )}
      <FailureNote of={taking} />
      <PreviewBtn looked={taking.shown !== undefined} word={t.leaveGo} onTap={take} />
      {own.length > 0 && (
        <Section title={t.leaves} dense rows>
          {own.map((leave) => (
            <Row
              key={leave.leaveId}
              title={`${when(leave.from, now)} – ${when(leave.to, now)}`}
              sub={leave.reason}
            />
          ))}
        </Section>
      )}
    </Stack>
  )
}

const CalendarLink = () => {
  const [link, setLink] = useState<{ url: string; expiresAt: string }>()
  const creating = useSend(createCalendarLink)
  const create = async () => {
    const answer = await creating.send({})
    if (answer !== undefined) setLink(answer)
  }
  const url = link === undefined ? '' : fileAddress(link.url)
  return (
    <Section title={t.link} dense>
      <Stack gap={12}>
        <View className="sm second">{t.linkWhy}</View>
        <FailureNote of={creating} />
        {link === undefined ? (
          <Btn busy={words.looking} onTap={create}>
            {t.linkGo}
          </Btn>
        ) : (
          <>
            <View className="sm pre">{url}</View>
            <View className="xs muted">{t.linkUntil(dateOf(link.expiresAt))}</View>
            <Btn
              onTap={async () => {
                if (await copyText(url)) toast(t.linkCopied)
              }}
            >
              {t.linkCopy}
            </Btn>
          </>
        )}
      </Stack>
    </Section>
  )
}
