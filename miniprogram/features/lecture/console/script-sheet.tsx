import { View } from '@tarojs/components'
import { Dialog } from '../../desk/dialog'
import { Btn, Btns } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { Split, Stack } from '../../../ui/layout'
import { Blank } from '../../../ui/states'
import { Tag } from '../../../ui/tag'
import type { Piece } from './api'
import type { ShownDesk } from './use-console'
import { words } from './words'

interface ScriptSheetProps {
  desk: ShownDesk
  /** Pieces that were tapped and are on their way. */
  waiting: readonly string[]
  onSend: (piece: Piece) => void
  onEdit: (piece: Piece) => void
  onClose: () => void
}

/** The whole script: what was said, what comes, and the way to say a later piece first. */
export const ScriptSheet = ({ desk, waiting, onSend, onEdit, onClose }: ScriptSheetProps) => (
  <Dialog title={words.allPieces} onClose={onClose}>
    {desk.script.length === 0 ? (
      <Blank icon="file" head={words.noScript} words={words.noScriptWhy} />
    ) : (
      <Stack gap={12}>
        {desk.script.map((piece) => {
          const goes = waiting.includes(piece.pieceId)
          return (
            <Card key={piece.pieceId}>
              <Split>
                <View className="mid grow cut">{piece.title === '' ? piece.text : piece.title}</View>
                {piece.sentAs !== undefined ? (
                  <Tag tone="ok" icon="check">
                    {words.sentAs(piece.sentAs)}
                  </Tag>
                ) : (
                  goes && <Tag tone="warn">{words.waitsOut}</Tag>
                )}
              </Split>
              <View className="sm second lc-lines">{piece.text}</View>
              {piece.sentAs === undefined && !goes && (
                <Btns>
                  {desk.holding && desk.room.startedAt !== undefined && (
                    <Btn small onTap={() => onSend(piece)}>
                      {words.sendThis}
                    </Btn>
                  )}
                  <Btn small icon="edit" onTap={() => onEdit(piece)}>
                    {words.edit}
                  </Btn>
                </Btns>
              )}
            </Card>
          )
        })}
      </Stack>
    )}
  </Dialog>
)
