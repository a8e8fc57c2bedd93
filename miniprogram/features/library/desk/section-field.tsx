import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn, IconBtn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { Field, TextArea } from '../../../ui/field'
import { Heading, Split, Stack } from '../../../ui/layout'
import type { SectionWords } from './editor-words'
import { PicturesField } from './pictures-field'
import { words } from './words'

const t = words.edit

interface SectionFieldProps {
  of: SectionWords
  place: number
  last: boolean
  onChange: (how: (before: SectionWords) => SectionWords) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  problem: (field: string) => string | undefined
}

/** One section: its words, its pictures, its place. */
export const SectionField = ({ of, place, last, onChange, onMove, onRemove, problem }: SectionFieldProps) => {
  const [asking, setAsking] = useState(false)
  const remove = () => {
    // What holds nothing may go at once; words are asked about first.
    if (!asking && (of.heading !== '' || of.text !== '' || of.pictures.length > 0)) setAsking(true)
    else onRemove()
  }
  return (
    <Card>
      <Stack gap={12}>
        <Split>
          <Heading level={3}>{t.section(place + 1)}</Heading>
          <View className="line line--tight">
            {place > 0 && <IconBtn icon="up" label={t.up(place + 1)} onTap={() => onMove(-1)} />}
            {!last && <IconBtn icon="down" label={t.down(place + 1)} onTap={() => onMove(1)} />}
            <Btn small kind={asking ? 'danger' : 'text'} onTap={remove}>
              {asking ? t.removeSure : t.remove}
            </Btn>
          </View>
        </Split>
        <Field
          label={t.heading}
          value={of.heading}
          max={60}
          onInput={(heading) => onChange((before) => ({ ...before, heading }))}
          problem={problem('heading')}
        />
        <TextArea
          label={t.text}
          value={of.text}
          max={5000}
          onInput={(text) => onChange((before) => ({ ...before, text }))}
          problem={problem('text')}
        />
        <PicturesField
          pictures={of.pictures}
          onChange={(how) => onChange((before) => ({ ...before, pictures: how(before.pictures) }))}
          problem={(at) => problem(`pictures.${at}.alt`) ?? problem(`pictures.${at}.fileId`)}
        />
      </Stack>
    </Card>
  )
}
