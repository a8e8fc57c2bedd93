import { View } from '@tarojs/components'
import { copyText } from '../../../platform/clipboard'
import { go } from '../../../platform/navigate'
import { copyLink, sharesByButton } from '../../../platform/share'
import { Btn, WeChatBtn } from '../../../ui/btn'
import { toast } from '../../../ui/toast'
import type { OpenRoom, RoomState } from '../api'
import { ownGroups } from './relay-sheet'
import { words } from './words'

/** Ways out of the room: the handbook, the minutes, the console, passing it on. */
export const RoomTools = ({
  opened,
  room,
  share,
  onRelay,
}: {
  opened: OpenRoom
  room: RoomState
  share: string | undefined
  /** Passing on in blocks, for whoever looks after a group of it or hosts it. */
  onRelay: () => void
}) => {
  const { lectureId } = room
  const key = opened.share ?? share
  const { guide, host } = opened
  const copy = async () => {
    if (await copyLink({ title: room.title, page: 'lecture', params: { lectureId, share: key } }))
      toast(words.copied)
  }
  const openLink = async (url: string) => {
    if (await copyText(url)) toast(words.copied)
  }
  return (
    <View className="room-tools">
      {host && room.state !== 'ended' && room.state !== 'cancelled' && (
        <Btn small kind="line" icon="tune" onTap={() => go('lectureConsole', { lectureId })}>
          {words.console}
        </Btn>
      )}
      {room.state === 'ended' && (
        <Btn small kind="line" icon="file" onTap={() => go('lectureMinutes', { lectureId, share: key })}>
          {words.minutesPage}
        </Btn>
      )}
      {room.link !== undefined && (
        <Btn small kind="line" icon="link" onTap={() => openLink(room.link?.url ?? '')}>
          {words.link(room.link.title)}
        </Btn>
      )}
      <Btn
        small
        kind="line"
        icon="book"
        label={words.handbookOf(guide.title)}
        onTap={() => go('guide', { guideId: guide.guideId, version: guide.version })}
      >
        {words.handbookShort}
      </Btn>
      {(host || ownGroups(opened).length > 0) && room.state !== 'cancelled' && (
        <Btn small kind="line" icon="chat" onTap={onRelay}>
          {words.relay.open}
        </Btn>
      )}
      {key !== undefined &&
        (sharesByButton ? (
          <WeChatBtn small kind="line" icon="share" opens="share">
            {words.share}
          </WeChatBtn>
        ) : (
          <Btn small kind="line" icon="share" onTap={copy}>
            {words.share}
          </Btn>
        ))}
    </View>
  )
}
