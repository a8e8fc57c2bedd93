import { View } from '@tarojs/components'
import { useState } from 'react'
import { isDay } from '../../desk/days'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Section, Split, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Instead } from '../../../ui/page'
import { Segment } from '../../../ui/tabs'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { listHolidays, saveHoliday } from './api'
import { HolidayRow } from './holiday-row'
import { PreviewBtn } from './preview-btn'
import { TouchedNotice } from './touched'
import { usePreview } from './use-preview'
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
  const changed = async () => {
    await Promise.all([holidays.reload(), onChanged()])
  }
  const saving = usePreview(saveHoliday, async () => {
    toast(words.saved)
    setTried(false)
    setDay('')
    await changed()
  })
  const change = (how: () => void) => {
    how()
    saving.forget()
  }
  const put = async () => {
    setTried(true)
    if (!isDay(day)) return
    await saving.go({ day, off: off === 'off', ...(name.trim() === '' ? {} : { name: name.trim() }) })
  }
  const looked = saving.shown
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
      {holidays.data === undefined ? (
        <Instead of={holidays} />
      ) : (
        <>
          <Notice tone={holidays.data.announced ? 'plain' : 'warn'}>
            {holidays.data.announced ? t.announced : t.unannounced}
          </Notice>
          {holidays.data.items.map((item) => (
            <HolidayRow key={item.day} item={item} may={may} now={now} onChanged={changed} />
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
              onInput={(text) => change(() => setDay(text.trim()))}
            />
            <Field
              label={t.holidayName}
              value={name}
              max={20}
              onInput={(text) => change(() => setName(text))}
            />
            <Segment
              label={t.addHoliday}
              chosen={off}
              onTap={(key) => change(() => setOff(key))}
              items={[
                { key: 'off', word: t.dayOff },
                { key: 'on', word: t.dayOn },
              ]}
            />
            {looked !== undefined && <TouchedNotice touched={looked.touched} now={now} />}
            <FailureNote of={saving} />
            <PreviewBtn looked={looked !== undefined} word={t.holidaySave} onTap={put} />
          </Stack>
        </Section>
      )}
    </Stack>
  )
}
