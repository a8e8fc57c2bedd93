import { Text, View } from '@tarojs/components'
import { Btn, Btns } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { Section, Split } from '../../../ui/layout'
import { Blank } from '../../../ui/states'
import { Tag } from '../../../ui/tag'
import type { Piece } from './api'
import type { ShownDesk } from './use-console'
import { words } from './words'

/** The piece that the next tap sends. */
export const NextCard = ({
  desk,
  piece,
  number,
  onEdit,
  onScript,
}: {
  desk: ShownDesk
  piece: Piece | undefined
  number: number
  onEdit: (piece: Piece) => void
  onScript: () => void
}) => (
  <Section
    title={words.next}
    dense
    more={desk.script.length > 0 ? { word: words.allPieces, onTap: onScript } : undefined}
  >
    {piece === undefined ? (
      <Blank
        icon="file"
        head={desk.script.length === 0 ? words.noScript : words.allSent}
        words={desk.script.length === 0 ? words.noScriptWhy : words.allSentWhy}
      />
    ) : (
      <Card className="lc-next">
        <Split>
          <View className="line">
            <Tag>{words.piece(number)}</Tag>
            {piece.key && <Tag icon="send">{words.keyPiece}</Tag>}
          </View>
          <Text className="xs muted">{words.facts(piece.minutes, piece.picture !== undefined)}</Text>
        </Split>
        {piece.title !== '' && <View className="strong">{piece.title}</View>}
        <View className="lc-lines">{piece.text}</View>
        <Btns>
          <Btn small icon="edit" onTap={() => onEdit(piece)}>
            {words.edit}
          </Btn>
        </Btns>
      </Card>
    )}
  </Section>
)
