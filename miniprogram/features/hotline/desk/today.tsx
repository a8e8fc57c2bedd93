import { View } from '@tarojs/components'
import { useState } from 'react'
import { useInView } from '../../../platform/in-view'
import { go } from '../../../platform/navigate'
import { useWhile } from '../../desk/use-later'
import { Btn } from '../../../ui/btn'
import { Heading, Line, Section, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Instead } from '../../../ui/page'
import { Panel } from '../../../ui/staff-frame'
import { Blank, OfflineBar } from '../../../ui/states'
import { State } from '../../../ui/tag'
import { useLoaded } from '../../../ui/use-loaded'
import { useServerClock } from '../use-server-clock'
import { dayStart, dayWord, endOf, timeOf } from '../when'
import { readMyDesk, type MyDesk } from './api'
import { GuestField } from './guest-field'
import { LogCallback } from './log-callback'
import { OutsideCall } from './outside-call'
import { FinishBooking, TodayBooking } from './today-booking'
import { TodayCallback } from './today-callback'
import { TodayChat } from './today-chat'
import { words } from './words'

const t = words.today
/** How often an open desk looks for something new, in milliseconds. */
const LOOK_MS = 12_000

type Over =
  | { readonly kind: 'outside' }
  | { readonly kind: 'log'; readonly callbackId: string }
  | { readonly kind: 'finish'; readonly bookingId: string; readonly came: boolean }

/** What waits for this lawyer or counsellor now, the most urgent first. */
export const Today = () => {
  const now = useServerClock()
  const desk = useLoaded('hotline-my-desk', readMyDesk, { keep: false })
  const [over, setOver] = useState<Over>()
  useWhile(useInView() && desk.data !== undefined, LOOK_MS, desk.reload)
  const close = () => setOver(undefined)
  const changed = async () => {
    close()
    await desk.reload()
  }
  const { data } = desk
  if (data === undefined)
    return (
      <Panel title={t.title}>
        {desk.refusal?.code === 'NOT_FOUND' ? (
          <Blank icon="headset" head={t.notSetUp} words={t.notSetUpWhy} />
        ) : (
          <Instead of={desk} />
        )}
      </Panel>
    )
  return (
    <>
      <Panel
        title={t.title}
        aside={
          <Btn kind="main" icon="phone" onTap={() => setOver({ kind: 'outside' })}>
            {t.outside}
          </Btn>
        }
      >
        {desk.state === 'offline' && <OfflineBar seenAt={undefined} onAgain={() => void desk.reload()} />}
        <Duty desk={data} now={now} />
        {data.stepsDue > 0 && (
          <Notice tone="warn" icon="limit" head={t.stepsDue(data.stepsDue)}>
            <Btn small kind="text" onTap={() => go('deskCases')}>
              {t.seeCases}
            </Btn>
          </Notice>
        )}
        <Section title={t.callbacks} dense>
          {data.callbacks.length === 0 ? (
            <View className="sm muted">{t.noCallbacks}</View>
          ) : (
            <Stack gap={12}>
              {data.callbacks.map((callback) => (
                <TodayCallback
                  key={callback.callbackId}
                  callback={callback}
                  now={now}
                  onLog={() => setOver({ kind: 'log', callbackId: callback.callbackId })}
                  onChanged={desk.reload}
                />
              ))}
            </Stack>
          )}
        </Section>
        <Section title={t.chats} dense rows>
          {data.chats.length === 0 ? (
            <View className="sm muted">{t.noChats}</View>
          ) : (
            <View className="dk-acts">
              {data.chats.map((chat) => (
                <TodayChat key={chat.caseId} chat={chat} now={now} onChanged={desk.reload} />
              ))}
            </View>
          )}
        </Section>
      </Panel>
      <Panel side title={t.bookings}>
        {data.bookings.length === 0 ? (
          <View className="sm muted">{t.noBookings}</View>
        ) : (
          data.bookings.map((booking) => (
            <TodayBooking
              key={booking.bookingId}
              booking={booking}
              now={now}
              onFinish={(came) => setOver({ kind: 'finish', bookingId: booking.bookingId, came })}
            />
          ))
        )}
        <Section title={t.checkIn} dense>
          <GuestField onArrived={desk.reload} />
        </Section>
      </Panel>
      {over?.kind === 'outside' && <OutsideCall now={now} onClose={() => void changed()} />}
      {over?.kind === 'log' && (
        <LogCallback callbackId={over.callbackId} onClose={close} onLogged={changed} />
      )}
      {over?.kind === 'finish' && (
        <FinishBooking bookingId={over.bookingId} came={over.came} onClose={close} onDone={changed} />
      )}
    </>
  )
}

const Duty = ({ desk, now }: { desk: MyDesk; now: number | undefined }) => {
  const next = desk.shifts.find(({ endsAt }) => now === undefined || Date.parse(endsAt) > now)
  return (
    <Line>
      <Heading level={2}>{desk.adviser.name}</Heading>
      <State tone={desk.onDutyNow ? 'ok' : 'plain'}>{desk.onDutyNow ? t.onDuty : t.offDuty}</State>
      <View className="sm second">
        {next === undefined
          ? t.noShift
          : t.nextShift(
              dayWord(dayStart(next.day), now),
              timeOf(next.startsAt),
              endOf(next.endsAt),
              next.standby ? `${next.deskName}，${t.standby}` : next.deskName,
            )}
      </View>
    </Line>
  )
}
