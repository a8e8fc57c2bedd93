import { View } from '@tarojs/components'
import { classes } from '../../../ui/classes'
import { Row } from '../../../ui/row'
import { Tick } from '../../../ui/switch'
import { words as seen } from '../words'

interface Person {
  readonly adviserId: string
  readonly name: string
  readonly kind: 'lawyer' | 'counsellor'
  readonly goodAt: readonly string[]
}

interface PickPeopleProps {
  label: string
  people: readonly Person[]
  chosen: readonly string[]
  /** Only one of them. */
  one?: boolean
  problem?: string | undefined
  onChange: (chosen: readonly string[]) => void
}

/** People of the hotline to choose from; the order of choosing is kept, because turns and standby go by it. */
export const PickPeople = ({ label, people, chosen, one = false, problem, onChange }: PickPeopleProps) => (
  <View className={classes('field', problem !== undefined && 'is-bad')}>
    <View className="field__label">{label}</View>
    {people.map(({ adviserId, name, kind, goodAt }) => {
      const place = chosen.indexOf(adviserId)
      const on = place >= 0
      return (
        <Row
          key={adviserId}
          lead={<Tick round={one} on={on} />}
          role={one ? 'radio' : 'checkbox'}
          checked={on}
          title={seen.adviser(name, kind)}
          sub={goodAt.join('、')}
          {...(on && !one ? { end: <View className="xs muted num">{String(place + 1)}</View> } : {})}
          onTap={() =>
            onChange(
              one ? [adviserId] : on ? chosen.filter((id) => id !== adviserId) : [...chosen, adviserId],
            )
          }
        />
      )
    })}
    {problem !== undefined && <View className="field__help">{problem}</View>}
  </View>
)
