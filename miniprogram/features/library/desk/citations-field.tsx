import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn, IconBtn } from '../../../ui/btn'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import type { Citation } from './api'
import { CitationLine } from './citation-line'
import { useCitations } from './use-citations'
import { words } from './words'

interface CitationsFieldProps {
  texts: readonly string[]
  known?: readonly Citation[]
  max: number
  onChange: (texts: readonly string[]) => void
  /** By place in the list. */
  problem: (place: number) => string | undefined
}

/** Articles that are cited, each checked as soon as it is written. */
export const CitationsField = ({ texts, known, max, onChange, problem }: CitationsFieldProps) => {
  const t = words.cite
  const [typed, setTyped] = useState('')
  const [twice, setTwice] = useState(false)
  const checked = useCitations(texts, known)
  const add = () => {
    const added = typed
      .split(/[\n；;]/)
      .map((text) => text.trim())
      .filter((text) => text !== '')
    if (added.length === 0) return
    setTwice(added.every((text) => texts.includes(text)))
    onChange([...new Set([...texts, ...added])].slice(0, max))
    setTyped('')
  }
  return (
    <Stack gap={8}>
      <View className="rows--plain">
        {texts.map((text, place) => (
          <View key={text}>
            <CitationLine
              text={text}
              of={checked.of(text)}
              waiting={checked.offline ? t.offline : t.checking}
              end={
                <IconBtn
                  icon="close"
                  label={t.remove(text)}
                  onTap={() => onChange(texts.filter((one) => one !== text))}
                />
              }
            />
            {problem(place) !== undefined && <View className="sm bad">{problem(place)}</View>}
          </View>
        ))}
      </View>
      {texts.length < max ? (
        <View className="dk-pic">
          <View className="grow">
            <Field
              label={t.label}
              value={typed}
              max={120}
              placeholder={t.placeholder}
              onInput={(text) => {
                setTwice(false)
                setTyped(text)
              }}
              problem={twice ? t.twice : undefined}
              onDone={add}
            />
          </View>
          <Btn onTap={add}>{t.add}</Btn>
        </View>
      ) : (
        <View className="sm muted">{t.full}</View>
      )}
    </Stack>
  )
}
