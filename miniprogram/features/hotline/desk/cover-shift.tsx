import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Fact } from '../../../ui/row'
import { toast } from '../../../ui/toast'
import { dayWord, timeOf } from '../when'
import { words as seen } from '../words'
import { coverShift, type AdviserRow, type Shift } from './api'
import { PickPeople } from './pick-people'
import { PreviewBtn } from './preview-btn'
import { TouchedNotice } from './touched'
import { usePreview } from './use-preview'
import { words } from './words'

const t = words.shifts

interface CoverShiftProps {
  shift: Shift
  people: readonly AdviserRow[]
  may: boolean
  now: number | undefined
  onClose: () => void
  onDone: () => Promise<void>
}

/** One shift: who has it, and giving it to somebody else after a look at what that does. */
export const CoverShift = ({ shift, people, may, now, onClose, onDone }: CoverShiftProps) => {
  const [to, setTo] = useState<readonly string[]>([])
  const covering = usePreview(coverShift, () => {
    toast(t.covered)
    return onDone()
  })
  const [adviserId] = to
  const cover = async () => {
    if (adviserId !== undefined) await covering.go({ shiftId: shift.shiftId, adviserId })
  }
  const { adviser } = shift
  return (
    <Stack gap={16}>
      <View>
        <Fact
          name={shift.deskName}
        >{`${dayWord(shift.startsAt, now)} ${timeOf(shift.startsAt)}–${shift.to}`}</Fact>
        <Fact name={words.rule.people}>
          {adviser === undefined ? t.nobody : seen.adviser(adviser.name, adviser.kind)}
        </Fact>
        {shift.standby.length > 0 && (
          <View className="sm second">{t.standby(shift.standby.map(({ name }) => name))}</View>
        )}
        {shift.bookings > 0 && <View className="sm second">{t.bookings(shift.bookings)}</View>}
      </View>
      {may && (
        <PickPeople
          label={t.coverTo}
          one
          people={people.filter((one) => one.active && one.adviserId !== adviser?.adviserId)}
          chosen={to}
          onChange={(chosen) => {
            setTo(chosen)
            covering.forget()
          }}
        />
      )}
      {covering.shown !== undefined && <TouchedNotice touched={covering.shown.touched} now={now} />}
      <FailureNote of={covering} />
      <Btns>
        <Btn grow onTap={onClose}>
          {words.close}
        </Btn>
        {may && (
          <PreviewBtn
            grow
            looked={covering.shown !== undefined}
            word={t.coverGo}
            off={adviserId === undefined}
            onTap={cover}
          />
        )}
      </Btns>
    </Stack>
  )
}
