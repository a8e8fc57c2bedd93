import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { thousands } from '../../../ui/numbers'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { react, type RoomState } from '../api'
import { words } from './words'

const t = words.reactions
const KINDS = ['clear', 'clap'] as const
type Kind = (typeof KINDS)[number]

interface ReactionsProps {
  room: RoomState
  groupId: string
}

/** One tap under the newest segment, once a person. How many it were comes with the head; of few people nothing is told. */
export const Reactions = ({ room, groupId }: ReactionsProps) => {
  const { lectureId, said: number } = room
  /** What was tapped here, and under which segment. */
  const [mine, setMine] = useState<{ number: number; kinds: readonly Kind[] }>({ number, kinds: [] })
  const reacting = useSend(react)
  const kinds = mine.number === number ? mine.kinds : []
  const tap = async (what: Kind) => {
    if (kinds.includes(what)) return
    if ((await reacting.send({ lectureId, groupId, number, what })) === undefined) return
    setMine({ number, kinds: [...kinds, what] })
    toast(t.told)
  }
  const count = (kind: Kind): number => (room.reactions?.number === number ? room.reactions[kind] : 0)
  return (
    <View className="room-react">
      <View className="sm second">{t.label(number)}</View>
      {KINDS.map((kind) => {
        const on = kinds.includes(kind)
        const word = count(kind) === 0 ? t[kind] : t.count(t[kind], thousands(count(kind)))
        return (
          <Btn
            key={kind}
            small
            kind={on ? 'plain' : 'line'}
            {...(on && { icon: 'done' as const })}
            label={on ? `${word}，${t.done}` : word}
            onTap={() => tap(kind)}
          >
            {word}
          </Btn>
        )
      })}
      <FailureNote of={reacting} />
    </View>
  )
}
