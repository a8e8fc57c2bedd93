import { View } from '@tarojs/components'
import { publicUrl } from '../../../platform/public-files'
import { showPictures } from '../../../platform/show-file'
import { access } from '../../../ui/access'
import { Avatar } from '../../../ui/avatar'
import { Bubble, BubbleMeta, ChatTime, Dotted, Quote } from '../../../ui/bubble'
import { thousands } from '../../../ui/numbers'
import { Picture } from '../../../ui/picture'
import { Tag } from '../../../ui/tag'
import { Tap } from '../../../ui/tap'
import { clockTime } from '../../../ui/time'
import type { RoomEntry } from '../api'
import { Basis } from './basis'
import { words } from './words'

interface EntryProps {
  entry: RoomEntry
  base: string
  /** Whose name need not be said each time. */
  lecturer: string
  /** Said below it. */
  note?: string | undefined
}

/** One bubble of the room. */
export const Entry = ({ entry, base, lecturer, note }: EntryProps) => {
  if (entry.kind === 'notice') return <ChatTime>{`${entry.text ?? ''} ${clockTime(entry.at)}`}</ChatTime>
  const { answer, number } = entry
  const who = [
    ...(number === undefined ? [entry.from] : [words.piece(number)]),
    ...(number !== undefined && entry.from !== lecturer ? [entry.from] : []),
    clockTime(entry.at),
  ]
  return (
    <View className="msg">
      <Avatar name={entry.from} dark />
      <View className="msg__col">
        <View className="msg__who">
          <Dotted>{who}</Dotted>
          {answer !== undefined && <Tag tone="line">{words.answer}</Tag>}
        </View>
        <Bubble wide={entry.picture !== undefined || answer !== undefined}>
          {answer !== undefined && <Quote who={answer.asker}>{answer.question}</Quote>}
          {entry.title !== undefined && entry.title !== '' && (
            <View className="room-title" {...access({ role: 'heading' })}>
              {entry.title}
            </View>
          )}
          {(answer?.text ?? entry.text ?? '') !== '' && (
            <View className="pre room-text">{answer?.text ?? entry.text}</View>
          )}
          {entry.picture !== undefined && <Shown picture={entry.picture} base={base} />}
          {answer !== undefined && <Basis answer={answer} />}
        </Bubble>
        {answer !== undefined && answer.people > 1 && (
          <BubbleMeta>{words.samePeople(thousands(answer.people))}</BubbleMeta>
        )}
        {note !== undefined && <BubbleMeta>{note}</BubbleMeta>}
      </View>
    </View>
  )
}

const Shown = ({ picture, base }: { picture: NonNullable<RoomEntry['picture']>; base: string }) => {
  const address = publicUrl(`${base}/pictures/${picture.fileId}`)
  return (
    <Tap label={words.picture(picture.alt)} onTap={() => showPictures([address], address)}>
      <Picture className="room-pic" src={address} mode="widthFix" {...(access({ hidden: true }) as object)} />
    </Tap>
  )
}
