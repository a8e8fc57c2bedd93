import { Text, View } from '@tarojs/components'
import { Btn, TextLink } from '../../../ui/btn'
import { Days, Slots } from '../../../ui/days'
import { Heading, Section, Split } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { Blank, Bones } from '../../../ui/states'
import { dayStart, dayWord } from '../when'
import { words } from '../words'
import type { Times } from './use-times'
import { dayItems, stretches } from './wish'

interface TimesFieldProps {
  times: Times
  today: string | undefined
  now: number | undefined
  daysAhead: number
  /** When the chosen slot begins. */
  chosen: string | undefined
  onSlot: (startsAt: string) => void
  onWait: () => void
}

/** A strip of days and the times of one; where there is none, the way to be told. */
export const TimesField = ({ times, today, now, daysAhead, chosen, onSlot, onWait }: TimesFieldProps) => {
  const { week, slots, day } = times
  if (week.data === undefined)
    return (
      <View className="sect sect--dense">
        <Instead of={week} bones={<Bones of={['title', 'card', 'box', 'box']} />} />
      </View>
    )
  const { days, nextFreeOn } = week.data
  const month = days[0] === undefined ? '' : `${Number(days[0].day.slice(5, 7))}月`
  return (
    <>
      <View className="sect sect--dense">
        <View className="sect__head">
          <Heading level={2}>{month}</Heading>
          <Text className="xs muted">{words.ahead(daysAhead)}</Text>
        </View>
        <Days items={dayItems(days, today)} chosen={day} onTap={times.choose} />
        <Split>
          {times.earlier === undefined ? (
            <View />
          ) : (
            <TextLink onTap={times.earlier}>{words.earlier}</TextLink>
          )}
          {times.later === undefined ? <View /> : <TextLink onTap={times.later}>{words.later}</TextLink>}
        </Split>
      </View>
      {day === undefined ? (
        <Blank
          icon="calendar"
          head={words.allFull}
          words={
            nextFreeOn === undefined ? words.noSlotsWhy : words.nextFree(dayWord(dayStart(nextFreeOn), now))
          }
        >
          {nextFreeOn !== undefined && <Btn onTap={() => times.show(nextFreeOn)}>{words.goThere}</Btn>}
          <Btn onTap={onWait}>{words.waitInstead}</Btn>
        </Blank>
      ) : slots.data === undefined ? (
        <Section title={words.morning} dense>
          <Instead of={slots} bones={<Bones of={['box', 'box']} />} />
        </Section>
      ) : (
        <>
          {stretches(slots.data.slots).map(({ head, slots: items }, place) => (
            <View key={head} className="sect sect--dense">
              <View className="sect__head">
                <Heading level={2}>{head}</Heading>
                {place === 0 && <Text className="xs muted">{words.each(slots.data?.minutes ?? 0)}</Text>}
              </View>
              <Slots items={items} chosen={chosen} onTap={onSlot} />
            </View>
          ))}
          <TextLink onTap={onWait}>{words.waitInstead}</TextLink>
        </>
      )}
    </>
  )
}
