import { Text, View } from '@tarojs/components'
import { access } from '../../../ui/access'
import { Split } from '../../../ui/layout'
import { thousands } from '../../../ui/numbers'
import { State, type Tone } from '../../../ui/tag'
import { moment } from '../../../ui/time'
import { Ticks } from '../../../ui/progress'
import type { RoomState } from '../api'
import { words } from './words'

/** More ticks than these are no picture any more. */
const MOST_TICKS = 24

const tones: Readonly<Record<RoomState['state'], Tone>> = {
  planned: 'plain',
  live: 'ok',
  closing: 'warn',
  ended: 'plain',
  cancelled: 'bad',
}

const minutesBetween = (from: string, to: number): number =>
  Math.max(0, Math.floor((to - Date.parse(from)) / 60_000))

/** What it is, who speaks, how far it is. `at`: now, by this device. */
export const RoomHead = ({ room, at }: { room: RoomState; at: number }) => {
  const { state, startedAt, endedAt, said } = room
  const over = state === 'ended' || state === 'cancelled'
  const pieces = Math.max(room.pieces, said)
  const time =
    startedAt === undefined
      ? words.minutes(room.minutes)
      : endedAt === undefined
        ? words.said(minutesBetween(startedAt, at))
        : words.saidInAll(minutesBetween(startedAt, Date.parse(endedAt)))
  return (
    <View className="room-head">
      <View className="room-head__in">
        <View className="card__title" {...access({ role: 'heading' })}>
          {room.title}
        </View>
        <View className="line sm second room-head__facts">
          <State tone={tones[state]}>{words[state]}</State>
          <Text>{room.speaker}</Text>
          {!over && room.listening > 0 && (
            <Text className="num">{words.listening(thousands(room.listening))}</Text>
          )}
        </View>
        {pieces > 0 && pieces <= MOST_TICKS && !over && <Ticks now={said} of={pieces} />}
        {state === 'planned' ? (
          <Split className="xs muted">
            <Text>{words.startsAt(moment(room.startsAt))}</Text>
            <Text className="num">{words.minutes(room.minutes)}</Text>
          </Split>
        ) : (
          state !== 'cancelled' && (
            <Split className="xs muted">
              <Text>{words.pieceOf(said, pieces)}</Text>
              <Text className="num">{time}</Text>
            </Split>
          )
        )}
      </View>
    </View>
  )
}
