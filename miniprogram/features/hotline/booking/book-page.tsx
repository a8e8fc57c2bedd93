import { useEffect, useState } from 'react'
import { replace } from '../../../platform/navigate'
import { Field, TextArea } from '../../../ui/field'
import { Hint, Section, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Page } from '../../../ui/page'
import { calendarDay } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { useDraft } from '../../../ui/use-draft'
import { useSend } from '../../../ui/use-send'
import { changeBooking, confirmBooking, type Booking, type Service, type Slot, type Wish } from '../api'
import { useServerClock } from '../use-server-clock'
import { dateOf, timeOf, weekOf, when } from '../when'
import { words } from '../words'
import { HoldBar } from './hold-bar'
import { TimesField } from './times-field'
import { useHold } from './use-hold'
import { useTimes } from './use-times'
import { WaitSheet } from './wait-sheet'
import { withWay } from './wish'
import { WishFields } from './wish-fields'
import { WishSheet } from './wish-sheet'

const DRAFT = 'hotline-about'
const ADDRESS = 'hotline-address'

interface BookPageProps {
  service: Service
  first: Wish
  /** A booking that is to be moved. */
  moving: Booking | undefined
}

/** A time is chosen, kept for five minutes and confirmed; or a booking is moved to it. */
export const BookPage = ({ service, first, moving }: BookPageProps) => {
  const now = useServerClock()
  const [wish, setWish] = useState(first)
  const times = useTimes(wish, service.daysAhead)
  const [sheet, setSheet] = useState<'wish' | 'wait'>()
  const [about, setAbout, forgetAbout] = useDraft(DRAFT)
  // Where somebody lives is asked once.
  const [address, setAddress] = useDraft(ADDRESS)
  const [moveTo, setMoveTo] = useState<Slot>()
  const hold = useHold(moving === undefined, () => void times.slots.reload())
  const confirming = useSend(confirmBooking)
  const changing = useSend(changeBooking)

  const kept = hold.booking
  const left =
    kept?.heldUntil === undefined || now === undefined ? undefined : Date.parse(kept.heldUntil) - now
  const over = left !== undefined && left <= 0
  const { forget } = hold
  const reloadSlots = times.slots.reload
  useEffect(() => {
    if (!over) return
    forget()
    toast(words.keptOver, 'info')
    void reloadSlots()
  }, [over, forget, reloadSlots])

  const change = (next: Wish) => {
    hold.release()
    setMoveTo(undefined)
    setWish(next)
  }
  const onSlot = (startsAt: string) => {
    const slot = times.slots.data?.slots.find((one) => one.startsAt === startsAt)
    if (slot === undefined) return
    confirming.clear()
    changing.clear()
    if (moving !== undefined) setMoveTo(slot)
    else void hold.take(slot)
  }
  const finish = (booking: Booking, said: string) => {
    forgetAbout()
    toast(said)
    replace('hotlineBooking', { bookingId: booking.bookingId })
  }
  const confirm = async () => {
    if (kept === undefined) return
    const answer = await confirming.send({
      bookingId: kept.bookingId,
      about: about.trim(),
      ...(kept.way === 'visit' && address.trim() !== '' ? { address: address.trim() } : {}),
    })
    if (answer !== undefined) finish(answer.booking, words.booked)
  }
  const move = async () => {
    if (moving === undefined || moveTo?.slotId === undefined) return
    const answer = await changing.send({ bookingId: moving.bookingId, slotId: moveTo.slotId })
    if (answer !== undefined) finish(answer.booking, words.moved)
    else await reloadSlots()
  }
  const failed = confirming.refusal !== undefined || confirming.lost ? confirming : hold.sending
  const whole = (at: string) => `${dateOf(at)} ${weekOf(at)} ${timeOf(at)}`
  const foot =
    moving !== undefined && moveTo !== undefined ? (
      <HoldBar
        time={whole(moveTo.startsAt)}
        where={words.ways[wish.way]}
        left={undefined}
        button={words.moveGo}
        busy={words.booking}
        of={changing}
        onConfirm={move}
      />
    ) : kept !== undefined && !over ? (
      <HoldBar
        time={whole(kept.startsAt)}
        where={`${words.adviser(kept.adviser.name, kept.adviser.kind)}，${kept.deskName}`}
        left={left}
        button={words.bookGo}
        busy={words.booking}
        of={failed}
        onConfirm={confirm}
      />
    ) : undefined
  const from = times.week.data?.days[0]?.day
  return (
    <Page
      title={moving === undefined ? words.book : words.moveTitle}
      foot={foot}
      over={
        sheet === 'wish' ? (
          <WishSheet service={service} wish={wish} onWish={change} onClose={() => setSheet(undefined)} />
        ) : (
          sheet === 'wait' &&
          from !== undefined && (
            <WaitSheet
              wish={wish}
              from={from}
              daysAhead={service.daysAhead}
              onClose={() => setSheet(undefined)}
              onJoined={() => replace('hotlineMine')}
            />
          )
        )
      }
    >
      <Stack gap={12}>
        {moving !== undefined && <Notice>{words.moveFrom(when(moving.startsAt, now))}</Notice>}
        <WishFields
          service={service}
          wish={wish}
          adviser={times.week.data?.adviser}
          onWay={(way) => change(withWay(service, wish, way))}
          onChange={() => setSheet('wish')}
        />
        {wish.sameAsLast === true &&
          times.week.data !== undefined &&
          times.week.data.adviser === undefined && <Notice>{words.noLast}</Notice>}
      </Stack>
      <TimesField
        times={times}
        today={now === undefined ? undefined : calendarDay(now)}
        now={now}
        daysAhead={service.daysAhead}
        chosen={hold.pending ?? (moving === undefined ? kept?.startsAt : moveTo?.startsAt)}
        onSlot={onSlot}
        onWait={() => setSheet('wait')}
      />
      {kept === undefined && (hold.sending.refusal !== undefined || hold.sending.lost) && (
        <Notice tone="bad">{hold.sending.refusal?.message ?? words.notKept}</Notice>
      )}
      {moving === undefined && (
        <Section title={words.about} dense>
          <Stack gap={12}>
            {wish.way === 'visit' && (
              <Field
                label={words.address}
                value={address}
                max={200}
                placeholder={words.addressHint}
                problem={
                  confirming.refusal?.code === 'ADDRESS_NEEDED'
                    ? words.addressNeeded
                    : confirming.problem('address')
                }
                onInput={setAddress}
              />
            )}
            <TextArea
              label={words.aboutLabel}
              value={about}
              max={1000}
              placeholder={words.aboutHint}
              problem={confirming.problem('about')}
              onInput={setAbout}
            />
            <Hint icon="hide">{words.onlyReceiver}</Hint>
          </Stack>
        </Section>
      )}
    </Page>
  )
}
