import { Text, View } from '@tarojs/components'
import { access } from '../../../ui/access'
import { classes } from '../../../ui/classes'
import { Heading, Split, Stack } from '../../../ui/layout'
import { thousands } from '../../../ui/numbers'
import { clockTime, moment, shortDay } from '../../../ui/time'
import { busiest, lineOf, scaleFor, ticksBetween, type CurvePoint } from './curve'
import './push.css'
import { words } from './words'

const t = words.curve
/** From here on the axis counts in thousands. */
const IN_THOUSANDS = 4000
/** Ends closer together than this share of the height would write over each other. */
const WORDS_APART = 0.2

/** How many people had opened and acknowledged it, over time. */
export const CurveView = ({ points, since }: { points: readonly CurvePoint[]; since: string }) => {
  const last = points.at(-1)
  const from = new Date(since).getTime()
  const to = Math.max(new Date(last?.at ?? since).getTime(), from + 60_000)
  const { lines, top } = scaleFor(last?.opened ?? 0)
  const unit = top >= IN_THOUSANDS ? 1000 : 1
  const { at: ticks, isDays } = ticksBetween(from, to)
  const left = (at: number) => `${((at - from) / (to - from)) * 100}%`
  const line = (pick: (point: CurvePoint) => number) =>
    lineOf(
      [
        { at: from, value: 0 },
        ...points.map((point) => ({ at: new Date(point.at).getTime(), value: pick(point) })),
      ],
      from,
      to,
      top,
    )
  const crowd = busiest(points)
  return (
    <Stack gap={8}>
      <Split>
        <Heading level={2}>{t.title}</Heading>
        <Text className="xs muted">{unit === 1 ? t.people : t.thousands}</Text>
      </Split>
      {last === undefined || last.opened === 0 ? (
        <View className="sm muted">{t.none}</View>
      ) : (
        <View
          className="curve"
          {...access({ role: 'img', label: t.said(thousands(last.opened), thousands(last.acknowledged)) })}
        >
          <View className="curve__plot">
            {lines.map((value) => (
              <View key={value} className="curve__grid" style={{ bottom: `${(value / top) * 100}%` }}>
                <Text className="curve__y">{thousands(value / unit)}</Text>
              </View>
            ))}
            <Stroke points={line(({ opened }) => opened)} />
            <Stroke points={line(({ acknowledged }) => acknowledged)} strong />
            <End share={last.opened / top} word={t.opened} count={last.opened} />
            <End
              share={last.acknowledged / top}
              word={t.acknowledged}
              count={last.acknowledged}
              isLow={(last.opened - last.acknowledged) / top < WORDS_APART}
              strong
            />
          </View>
          <View className="curve__times">
            {ticks.map((at) => (
              <Text key={at} className="curve__x" style={{ left: left(at) }}>
                {isDays ? shortDay(at) : clockTime(at)}
              </Text>
            ))}
          </View>
        </View>
      )}
      {crowd !== undefined && (
        <View className="sm second">{t.crowd(moment(crowd.from), clockTime(crowd.to))}</View>
      )}
    </Stack>
  )
}

/** A line as a mask, so that its colour comes from the tokens. */
const Stroke = ({ points, strong = false }: { points: string; strong?: boolean }) => {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100' preserveAspectRatio='none' fill='none' stroke='black' stroke-width='2' stroke-linejoin='round'><polyline vector-effect='non-scaling-stroke' points='${points}'/></svg>`
  return (
    <View
      className={classes('curve__line', strong && 'curve__line--strong')}
      style={{ WebkitMaskImage: `url("data:image/svg+xml,${encodeURIComponent(svg)}")` }}
    />
  )
}

const End = ({
  share,
  word,
  count,
  isLow = false,
  strong = false,
}: {
  share: number
  word: string
  count: number
  isLow?: boolean
  strong?: boolean
}) => (
  <View
    className={classes('curve__end', strong && 'curve__end--strong')}
    style={{ bottom: `${share * 100}%` }}
  >
    <View className="curve__dot" />
    <View className={classes('curve__word', isLow && 'curve__word--low')}>
      <View>{word}</View>
      <View className="xs muted num">{thousands(count)}</View>
    </View>
  </View>
)
