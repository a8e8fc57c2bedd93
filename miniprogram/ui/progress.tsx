import { Text, View } from '@tarojs/components'
import { access } from './access'
import { classes } from './classes'
import { Icon } from './icon'
import { percent, thousands } from './numbers'
import type { Tone } from './tag'

/** A bar filled by `share` (0–1). Beside it always stands the number in words, so it is not read out. */
export const Bar = ({ share, tone = 'plain' }: { share: number; tone?: Tone }) => (
  <View className={classes('bar', tone !== 'plain' && `bar--${tone}`)} {...access({ hidden: true })}>
    <View className="bar__in" style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
  </View>
)

/** Long work: what is being done and how far it is. */
export const Progress = ({ words, share }: { words: string; share: number }) => (
  <View {...access({ role: 'status', label: `${words}，${Math.round(share * 100)}%` })}>
    <View className="split sm">
      <Text>{words}</Text>
      <Text className="num second">{`${Math.round(share * 100)}%`}</Text>
    </View>
    <Bar share={share} />
  </View>
)

/** Step `now` of `of`; `waiting` paints the present one amber. */
export const Ticks = ({ now, of, waiting = false }: { now: number; of: number; waiting?: boolean }) => (
  <View className="ticks" {...access({ role: 'img', label: `第 ${now} 步，共 ${of} 步` })}>
    {Array.from({ length: of }, (_, place) => (
      <View
        key={place}
        className={classes(
          'ticks__it',
          place + 1 < now && 'ticks__it--done',
          place + 1 === now && (waiting ? 'ticks__it--wait' : 'ticks__it--now'),
        )}
      />
    ))}
  </View>
)

export interface Step {
  readonly words: string
  readonly sub?: string | undefined
  readonly state: 'done' | 'now' | 'next'
}

export const Steps = ({ items }: { items: readonly Step[] }) => (
  <View>
    {items.map((step, place) => (
      <View
        key={step.words}
        className={classes(
          'steps__it',
          step.state === 'next' && 'steps__it--next',
          place === items.length - 1 && 'steps__it--last',
        )}
      >
        <View className="steps__mark">
          {step.state === 'done' ? (
            <Icon name="done" size={20} />
          ) : (
            <View className={classes('steps__dot', step.state === 'next' && 'steps__dot--next')} />
          )}
        </View>
        <View className="grow">
          <View className="steps__head">{step.words}</View>
          {step.sub !== undefined && <View className="steps__sub">{step.sub}</View>}
        </View>
      </View>
    ))}
  </View>
)

export interface FunnelPart {
  /** What the shares are of: 按群数，共 1,800 个群. Groups and people never share a base. */
  readonly base: string
  readonly whole: number
  readonly steps: readonly { readonly name: string; readonly count: number }[]
}

export const Funnel = ({ parts }: { parts: readonly FunnelPart[] }) => (
  <View className="funnel">
    {parts.map((part) => [
      <View key={part.base} className="funnel__base">
        {part.base}
      </View>,
      ...part.steps.map((step) => (
        <View key={part.base + step.name} className="funnel__it">
          <Text className="funnel__name">{step.name}</Text>
          <Bar share={part.whole === 0 ? 0 : step.count / part.whole} />
          <View className="funnel__n">
            {thousands(step.count)}
            <View className="funnel__share">{percent(step.count, part.whole)}</View>
          </View>
        </View>
      )),
    ])}
  </View>
)

/** A length against its limit: 349 / 4,096 字节. */
export const Meter = ({
  name,
  used,
  limit,
  unit,
}: {
  name: string
  used: number
  limit: number
  unit: string
}) => (
  <View className={classes('meter', used > limit && 'is-bad')}>
    <Text className="meter__name">{name}</Text>
    <Bar share={used / limit} tone={used > limit ? 'bad' : 'plain'} />
    <Text className="meter__n">
      {`${thousands(used)} / ${thousands(limit)} ${unit}${used > limit ? `，超 ${thousands(used - limit)}` : ''}`}
    </Text>
  </View>
)
