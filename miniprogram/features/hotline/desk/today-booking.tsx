import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { TextArea } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Row } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { timeOf } from '../when'
import { finishBooking, type DeskBooking } from './api'
import { words } from './words'

const t = words.booking
const END_MS = 15 * 60_000

interface TodayBookingProps {
  booking: DeskBooking
  now: number | undefined
  onFinish: (came: boolean) => void
}

/** Somebody who has booked with this adviser. */
export const TodayBooking = ({ booking, now, onFinish }: TodayBookingProps) => {
  const { state, caseId, address, about } = booking
  const isToCome = state === 'confirmed' || state === 'arrived'
  const begun = now !== undefined && Date.parse(booking.startsAt) <= now
  const isLate = now !== undefined && Date.parse(booking.startsAt) + END_MS <= now
  return (
    <View>
      <Row
        icon="calendar"
        title={`${timeOf(booking.startsAt)} ${booking.person}`}
        sub={
          <>
            <View>
              {[
                booking.matter,
                booking.deskName,
                ...(address === undefined ? [] : [`${t.address}：${address}`]),
              ].join('，')}
            </View>
            {about !== undefined && about !== '' && <View className="pre second">{about}</View>}
          </>
        }
        end={<Tag tone={state === 'arrived' ? 'ok' : 'plain'}>{t.states[state] ?? state}</Tag>}
        {...(caseId === undefined ? {} : { onTap: () => go('deskCases', { caseId }) })}
      />
      {isToCome && begun && (
        <View className="dk-end">
          {state === 'confirmed' && isLate && (
            <Btn small kind="text" label={`${t.missed}：${booking.person}`} onTap={() => onFinish(false)}>
              {t.missed}
            </Btn>
          )}
          <Btn small label={`${t.finish}：${booking.person}`} onTap={() => onFinish(true)}>
            {t.finish}
          </Btn>
        </View>
      )}
    </View>
  )
}

interface FinishProps {
  bookingId: string
  came: boolean
  onClose: () => void
  onDone: () => Promise<void>
}

export const FinishBooking = ({ bookingId, came, onClose, onDone }: FinishProps) => {
  const [note, setNote] = useState('')
  const finishing = useSend(finishBooking)
  const finish = async () => {
    if ((await finishing.send({ bookingId, came, note: note.trim() })) === undefined) return
    toast(t.done)
    await onDone()
  }
  return (
    <Dialog title={came ? t.title : t.titleMissed} onClose={onClose}>
      <Stack gap={20}>
        {!came && <Notice>{t.missedWhy}</Notice>}
        <TextArea label={t.note} value={note} max={2000} onInput={setNote} />
        <FailureNote of={finishing} />
        <Btn kind="main" wide busy={words.noting} onTap={finish}>
          {came ? t.finish : t.missed}
        </Btn>
      </Stack>
    </Dialog>
  )
}
