import { View } from '@tarojs/components'
import { now } from '../../../platform/clock'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { calendarDay } from '../../../ui/time'
import { DayRow } from '../components/day-row'
import { words } from './words'

const t = words.askedBack

/** An article as it is typed; all empty: none is quoted. */
export interface LawWords {
  readonly name: string
  readonly article: string
  readonly asOf: string
}
export const emptyLaw: LawWords = { name: '', article: '', asOf: '' }

/** The article that is quoted; undefined when none is. */
export const lawOf = ({ name, article, asOf }: LawWords): LawWords | 'incomplete' | undefined => {
  const [law, number] = [name.trim(), article.trim()]
  if (law === '' && number === '') return undefined
  return law === '' || number === ''
    ? 'incomplete'
    : { name: law, article: number, asOf: asOf || calendarDay(now()) }
}

/** Name, article and the day on which it was checked. */
export const LawField = ({
  of,
  problem,
  onChange,
}: {
  of: LawWords
  problem: string | undefined
  onChange: (law: LawWords) => void
}) => {
  const today = calendarDay(now())
  return (
    <Stack gap={8}>
      <View className="dk-cols">
        <View className="dk-cols__it">
          <Field
            label={t.law}
            value={of.name}
            max={60}
            placeholder={t.lawPlaceholder}
            problem={problem}
            onInput={(name) => onChange({ ...of, name })}
          />
        </View>
        <View className="dk-cols__it">
          <Field
            label={t.article}
            value={of.article}
            max={20}
            placeholder={t.articlePlaceholder}
            onInput={(article) => onChange({ ...of, article })}
          />
        </View>
      </View>
      {(of.name !== '' || of.article !== '') && (
        <DayRow
          title={t.asOf}
          sub={t.asOfHelp}
          day={of.asOf === '' ? today : of.asOf}
          last={today}
          onChoose={(asOf) => onChange({ ...of, asOf })}
        />
      )}
    </Stack>
  )
}
