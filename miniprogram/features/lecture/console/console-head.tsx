import { Text, View } from '@tarojs/components'
import { access } from '../../../ui/access'
import { Split } from '../../../ui/layout'
import { thousands } from '../../../ui/numbers'
import { Ticks } from '../../../ui/progress'
import { State } from '../../../ui/tag'
import { Tap } from '../../../ui/tap'
import { moment } from '../../../ui/time'
import { minutesAndSeconds, minutesOver } from './clock'
import { isOn, type ShownDesk } from './use-console'
import { useTick } from './use-tick'
import { words } from './words'

/** More ticks than these are no picture any more. */
const MOST_TICKS = 24

/** How far it is, how long it has been, who hears it and what waits. */
export const ConsoleHead = ({
  desk,
  onTime,
  onListeners,
}: {
  desk: ShownDesk
  onTime: () => void
  onListeners: () => void
}) => {
  const { room } = desk
  const on = isOn(desk)
  const at = useTick(on)
  const since = Math.max(0, at - desk.at)
  const over = minutesOver(desk.leftMs - since)
  const pieces = Math.max(room.pieces, room.said)
  const state =
    room.state === 'live'
      ? words.live(room.said)
      : room.state === 'closing'
        ? words.closing
        : words[room.state]
  return (
    <View className="lc-head">
      <View className="card__title" {...access({ role: 'heading' })}>
        {room.title}
      </View>
      <Split className="lc-head__line">
        <State tone={!on ? 'plain' : over > 0 || room.state === 'closing' ? 'warn' : 'ok'}>{state}</State>
        {on ? (
          <Tap className="lc-time" label={`${words.timeTitle}：${timeOf(desk, since)}`} onTap={onTime}>
            <Text className="sm second num txtlink">{timeOf(desk, since)}</Text>
          </Tap>
        ) : (
          <Text className="sm second">
            {room.startedAt === undefined ? words.startsAt(moment(room.startsAt)) : ''}
          </Text>
        )}
      </Split>
      {over > 0 && on && <View className="sm warn right num">{words.over(over)}</View>}
      {pieces > 0 && pieces <= MOST_TICKS && <Ticks now={room.said} of={pieces} />}
      {on && desk.reacted.clear + desk.reacted.clap > 0 && (
        <View className="xs muted num lc-react">
          {words.reacted(room.said, thousands(desk.reacted.clear), thousands(desk.reacted.clap))}
        </View>
      )}
      <View className="lc-nums">
        <Tap
          className="lc-nums__it"
          label={`${words.listeners}：${room.listening} ${words.listening}`}
          onTap={onListeners}
        >
          <View className="lc-nums__n">{thousands(room.listening)}</View>
          <Text className="xs muted txtlink">{words.listening}</Text>
        </Tap>
        <View className="lc-nums__it">
          <View className="lc-nums__n">
            {thousands(desk.groupsReached)}
            <Text className="xs muted">{` / ${thousands(desk.groups)}`}</Text>
          </View>
          <Text className="xs muted">{words.groups}</Text>
        </View>
        <View className="lc-nums__it">
          <View className="lc-nums__n">{thousands(desk.waiting + desk.hiddenWaiting)}</View>
          <Text className="xs muted">{words.waiting}</Text>
        </View>
      </View>
    </View>
  )
}

const timeOf = (desk: ShownDesk, since: number): string =>
  words.time(minutesAndSeconds(desk.elapsedMs + since), minutesAndSeconds(desk.room.minutes * 60_000))
