import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Row } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import { dateOf, dayStart, weekOf } from '../when'
import { saveHoliday, type Holiday } from './api'
import { PreviewBtn } from './preview-btn'
import { TouchedNotice } from './touched'
import { usePreview } from './use-preview'
import { words } from './words'

const t = words.shifts

interface HolidayRowProps {
  item: Holiday
  may: boolean
  now: number
  onChanged: () => Promise<void>
}

/** One day off, or worked; what staff changed can be taken back, after a look at whom that touches. */
export const HolidayRow = ({ item, may, now, onChanged }: HolidayRowProps) => {
  const taking = usePreview(saveHoliday, () => {
    toast(words.saved)
    return onChanged()
  })
  const back = () => taking.go({ day: item.day })
  return (
    <>
      <Row
        title={`${dateOf(dayStart(item.day))} ${weekOf(dayStart(item.day))}`}
        sub={item.changedHere ? `${item.name}，${t.changedHere}` : item.name}
        end={
          <>
            <Tag tone={item.off ? 'plain' : 'warn'}>{item.off ? t.dayOff : t.dayOn}</Tag>
            {may && item.changedHere && taking.shown === undefined && (
              <Btn
                small
                kind="text"
                busy={words.looking}
                label={`${t.holidayBack}：${item.day}`}
                onTap={back}
              >
                {t.holidayBack}
              </Btn>
            )}
          </>
        }
      />
      <FailureNote of={taking} />
      {taking.shown !== undefined && (
        <Stack gap={12}>
          <TouchedNotice touched={taking.shown.touched} now={now} />
          <Btns>
            <Btn grow onTap={taking.forget}>
              {words.cancel}
            </Btn>
            <PreviewBtn grow looked word={t.holidayBack} onTap={back} />
          </Btns>
        </Stack>
      )}
    </>
  )
}
