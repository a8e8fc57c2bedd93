import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn, IconBtn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { Field, TextArea } from '../../../ui/field'
import { Heading, Line, Split, Stack } from '../../../ui/layout'
import { Switch } from '../../../ui/switch'
import { Tag } from '../../../ui/tag'
import { PictureField } from '../console/picture-field'
import { words as said } from '../console/words'
import type { PieceWords } from './script-words'
import { words } from './words'

const t = words.script

interface PieceFieldProps {
  lectureId: string
  of: PieceWords
  place: number
  last: boolean
  problem: (field: string) => string | undefined
  onChange: (part: Partial<PieceWords>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One prepared piece. What was sent is said and stays as it was. */
export const PieceField = ({
  lectureId,
  of,
  place,
  last,
  problem,
  onChange,
  onMove,
  onRemove,
}: PieceFieldProps) => {
  const [asking, setAsking] = useState(false)
  const n = place + 1
  if (of.sentAs !== undefined)
    return (
      <Card well>
        <Split>
          <Heading level={3}>{of.title === '' ? t.piece(n) : of.title}</Heading>
          <Tag tone="ok" icon="check">
            {t.sentAs(of.sentAs)}
          </Tag>
        </Split>
        <View className="second pre">{of.text}</View>
      </Card>
    )
  const remove = () => {
    // What holds nothing may go at once; words are asked about first.
    if (!asking && (of.text !== '' || of.title !== '' || of.picture !== undefined)) setAsking(true)
    else onRemove()
  }
  return (
    <Card>
      <Stack gap={12}>
        <Split>
          <Heading level={3}>{t.piece(n)}</Heading>
          <View className="line line--tight">
            {place > 0 && <IconBtn icon="up" label={t.up(n)} onTap={() => onMove(-1)} />}
            {!last && <IconBtn icon="down" label={t.down(n)} onTap={() => onMove(1)} />}
            <Btn small kind={asking ? 'danger' : 'text'} onTap={remove}>
              {asking ? t.removeSure : t.remove}
            </Btn>
          </View>
        </Split>
        <Field
          label={t.pieceTitle}
          value={of.title}
          max={40}
          problem={problem('title')}
          onInput={(title) => onChange({ title })}
        />
        <TextArea
          label={t.pieceText}
          value={of.text}
          max={2000}
          problem={problem('text')}
          onInput={(text) => onChange({ text })}
        />
        <PictureField
          lectureId={lectureId}
          picture={of.picture}
          problem={
            problem('picture.alt') ?? problem('picture.fileId') ?? (problem('picture') && said.needAlt)
          }
          onChange={(picture) => onChange({ picture })}
        />
        <Line tight>
          <View className="grow">
            <View className="mid">{t.toGroups}</View>
            <View className="sm muted">{t.toGroupsWhy}</View>
          </View>
          <Switch label={t.toGroups} on={of.key} onTap={() => onChange({ key: !of.key })} />
        </Line>
      </Stack>
    </Card>
  )
}
