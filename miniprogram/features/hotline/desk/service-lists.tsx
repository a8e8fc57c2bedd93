import { View } from '@tarojs/components'
import { Btn } from '../../../ui/btn'
import { Field } from '../../../ui/field'
import { Section, Stack } from '../../../ui/layout'
import { Check } from '../../../ui/switch'
import { NumberField } from './number-field'
import { words } from './words'

const t = words.people

/** A matter as it is typed; one that was there keeps its id, so that what was booked for it still knows it. */
export interface MatterDraft {
  readonly matterId?: string | undefined
  readonly name: string
  readonly minutes: string
  readonly urgent: boolean
}

export interface PlaceDraft {
  readonly placeId?: string | undefined
  readonly name: string
  readonly address: string
  readonly latitude?: number | undefined
  readonly longitude?: number | undefined
}

const put = <T,>(items: readonly T[], at: number, item: T): T[] =>
  items.map((one, index) => (index === at ? item : one))
const without = <T,>(items: readonly T[], at: number): T[] => items.filter((_, index) => index !== at)

interface ListProps<T> {
  items: readonly T[]
  problem: (name: string) => string | undefined
  onChange: (items: readonly T[]) => void
}

/** What people can come about, and how long a talk about it takes. */
export const Matters = ({ items, problem, onChange }: ListProps<MatterDraft>) => (
  <Section title={t.matters} dense>
    <Stack gap={16}>
      {items.map((matter, at) => (
        <View key={matter.matterId ?? `new-${at}`}>
          <View className="dk-cols">
            <View className="dk-cols__it">
              <Field
                label={`${t.matter} ${at + 1}`}
                value={matter.name}
                max={20}
                problem={problem(`matters.${at}.name`)}
                onInput={(name) => onChange(put(items, at, { ...matter, name }))}
              />
            </View>
            <View className="dk-cols__it">
              <NumberField
                label={t.matterMinutes}
                value={matter.minutes}
                max={3}
                problem={problem(`matters.${at}.minutes`)}
                wrong={t.matterMinutesWrong}
                onInput={(minutes) => onChange(put(items, at, { ...matter, minutes }))}
              />
            </View>
          </View>
          <Check
            on={matter.urgent}
            onTap={() => onChange(put(items, at, { ...matter, urgent: !matter.urgent }))}
          >
            {t.matterUrgent}
          </Check>
          {items.length > 1 && (
            <Btn
              small
              kind="line"
              label={`${t.remove}：${matter.name}`}
              onTap={() => onChange(without(items, at))}
            >
              {t.remove}
            </Btn>
          )}
        </View>
      ))}
      <Btn small icon="plus" onTap={() => onChange([...items, { name: '', minutes: '30', urgent: false }])}>
        {t.addMatter}
      </Btn>
    </Stack>
  </Section>
)

/** Where people come to. */
export const Places = ({ items, problem, onChange }: ListProps<PlaceDraft>) => (
  <Section title={t.places} dense>
    <Stack gap={16}>
      {items.map((place, at) => (
        <View key={place.placeId ?? `new-${at}`}>
          <Field
            label={`${t.placeName} ${at + 1}`}
            value={place.name}
            max={40}
            problem={problem(`places.${at}.name`)}
            onInput={(name) => onChange(put(items, at, { ...place, name }))}
          />
          <Field
            label={t.placeAddress}
            value={place.address}
            max={80}
            problem={problem(`places.${at}.address`)}
            onInput={(address) => onChange(put(items, at, { ...place, address }))}
          />
          <Btn
            small
            kind="line"
            label={`${t.remove}：${place.name}`}
            onTap={() => onChange(without(items, at))}
          >
            {t.remove}
          </Btn>
        </View>
      ))}
      <Btn small icon="plus" onTap={() => onChange([...items, { name: '', address: '' }])}>
        {t.addPlace}
      </Btn>
    </Stack>
  </Section>
)
