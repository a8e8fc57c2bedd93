import { View } from '@tarojs/components'
import { fileAddress } from '../../../platform/file-address'
import { access } from '../../../ui/access'
import { Bubble, BubbleMeta, Chat, Msg } from '../../../ui/bubble'
import { Picture } from '../../../ui/picture'
import '../room/room.css'
import type { Plan } from './api'
import { minutesOf, type PieceWords } from './script-words'
import { words } from './words'

const t = words.script

/** The script as listeners will see it, piece by piece, with the minute at which each is over. */
export const ScriptLook = ({ plan, pieces }: { plan: Plan; pieces: readonly PieceWords[] }) => (
  <View className="dk-chat">
    <Chat>
      {pieces.length === 0 ? (
        <Bubble>{t.lookEmpty}</Bubble>
      ) : (
        pieces.map((piece, place) => (
          <Msg key={piece.pieceId} who={words.lawyer(plan.lecturer)} dark tag={t.piece(place + 1)}>
            <Bubble wide={piece.picture !== undefined}>
              <Said piece={piece} />
            </Bubble>
            <BubbleMeta {...(piece.key && { icon: 'users' as const })}>
              {t.lookUntil(minutesOf(pieces.slice(0, place + 1)), piece.key)}
            </BubbleMeta>
          </Msg>
        ))
      )}
    </Chat>
  </View>
)

const Said = ({ piece: { title, text, picture } }: { piece: PieceWords }) => (
  <>
    {title.trim() !== '' && (
      <View className="room-title" {...access({ role: 'heading' })}>
        {title}
      </View>
    )}
    <View className="pre room-text">{text.trim() === '' ? t.lookNothing : text}</View>
    {picture !== undefined && picture.path !== '' && (
      <Picture className="room-pic" src={fileAddress(picture.path)} mode="widthFix" />
    )}
  </>
)
