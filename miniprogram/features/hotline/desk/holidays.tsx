import { View } from '@tarojs/components'
import { useState } from 'react'
import { isDay } from '../../desk/days'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Section, Split, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Instead } from '../../../ui/page'
import { Row } from '../../../ui/row'
import { Segment } from '../../../ui/tabs'
import { Tag } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { dateOf, dayStart, weekOf } from '../when'
import { listHolidays, saveHoliday, type Touched } from './api'
import { TouchedNotice } from './touched'
import { words } from './words'

const t = words.shifts

interface HolidaysProps {
  year: number
  may: boolean
  now: number
  onChanged: () => Promise<void>
}

/** Public holidays and make-up days, and what staff put right. */
export const Holidays = ({ year: first, may, now, onChanged }: HolidaysProps) => {
  const [year, setYear] = useState(first)
  const holidays = useLoaded(`hotline-holidays:${year}`, () => listHolidays(year), { keep: false })
  const [day, setDay] = useState('')
  const [name, setName] = useState('')
  const [off, setOff] = useState<'off' | 'on'>('off')
  const [tried, setTried] = useState(false)
  const [touched, setTouched] = useState<readonly Touched[]>()
  const saving = useSend(saveHoliday)
  const save = async (input: Parameters<typeof saveHoliday>[0]) => {
    const answer = await saving.send(input)
    if (answer === undefined) return
    setTouched(answer.touched)
    toast(words.saved)
    setTried(false)
    setDay('')
    await Promise.all([holidays.reload(), onChanged()])
  }
  const put = async () => {
    setTried(true)
    if (!isDay(day)) return
    await save({ day, off: off === 'off', ...(name.trim() === '' ? {} : { name: name.trim() }) })
  }
  return (
    <Stack gap={12}>
      <Split>
        <Btn small kind="text" onTap={() => setYear(year - 1)}>
          {t.year(year - 1)}
        </Btn>
        <View className="strong">{t.year(year)}</View>
        <Btn small kind="text" onTap={() => setYear(year + 1)}>
          {t.year(year + 1)}
        </Btn>
      </Split>
      {touched !== undefined && <TouchedNotice touched={touched} now={now} />}
      {holidays.data === undefined ? (
        <Instead of={holidays} />
      ) : (
        <>
          <Notice tone={holidays.data.announced ? 'plain' : 'warn'}>
            {holidays.data.announced ? t.announced : t.unannounced}
          </Notice>
          {holidays.data.items.map((item) => (
            <Row
              key={item.day}
              title={`${dateOf(dayStart(item.day))} ${weekOf(dayStart(item.day))}`}
              sub={item.changedHere ? `${item.name}，${t.changedHere}` : item.name}
              end={
                <>
                  <Tag tone={item.off ? 'plain' : 'warn'}>{item.off ? t.dayOff : t.dayOn}</Tag>
                  {may && item.changedHere && (
                    <Btn
                      small
                      kind="text"
                      label={`${t.holidayBack}：${item.day}`}
                      onTap={() => save({ day: item.day })}
                    >
                      {t.holidayBack}
                    </Btn>
                  )}
                </>
              }
            />
          ))}
        </>
      )}
      {may && (
        <Section title={t.addHoliday} dense>
          <Stack gap={12}>
            <Field
              label={t.holidayDay}
              value={day}
              max={10}
              placeholder="2027-02-15"
              problem={tried && !isDay(day) ? words.cases.dayWrong : saving.problem('day')}
              onInput={(text) => setDay(text.trim())}
            />
            <Field label={t.holidayName} value={name} max={20} onInput={setName} />
            <Segment
              label={t.addHoliday}
              chosen={off}
              onTap={setOff}
              items={[
                { key: 'off', word: t.dayOff },
                { key: 'on', word: t.dayOn },
              ]}
            />
            <FailureNote of={saving} />
            <Btn busy={words.saving} onTap={put}>
              {t.holidaySave}
            </Btn>
          </Stack>
        </Section>
      )}
    </Stack>
  )
}
