import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { drafts } from '../../../platform/storage'
import { Btn } from '../../../ui/btn'
import { TextArea } from '../../../ui/field'
import { Line, Stack } from '../../../ui/layout'
import { Switch } from '../../../ui/switch'
import { useFormDraft } from '../../../ui/use-draft'
import type { Say } from './api'
import { PictureField, type PictureWords } from './picture-field'
import { words } from './words'

interface Typed {
  readonly text: string
  readonly key: boolean
  readonly picture?: PictureWords | undefined
}
const nothing: Typed = { text: '', key: false }
const nameOf = (lectureId: string): string => `say:${lectureId}`

/** Puts words that were refused back to be changed. */
export const keepSaid = (lectureId: string, text: string): void =>
  drafts.put(nameOf(lectureId), { ...nothing, text } satisfies Typed)

/** Something that was not prepared. What is typed stays on the device until it went out. */
export const SaySheet = ({
  lectureId,
  onSay,
  onClose,
}: {
  lectureId: string
  onSay: (said: Say) => void
  onClose: () => void
}) => {
  const [typed, change, forget] = useFormDraft(nameOf(lectureId), nothing)
  const [asked, setAsked] = useState(false)
  const { text, key, picture } = typed
  const needsAlt = picture !== undefined && picture.alt.trim() === ''
  const send = () => {
    if (needsAlt) {
      setAsked(true)
      return
    }
    onSay({
      lectureId,
      text: text.trim(),
      key,
      ...(picture === undefined ? {} : { picture: { fileId: picture.fileId, alt: picture.alt.trim() } }),
    })
    forget()
    onClose()
  }
  return (
    <Dialog title={words.sayTitle} onClose={onClose}>
      <Stack gap={16}>
        <TextArea label={words.sayLabel} value={text} max={2000} onInput={(said) => change({ text: said })} />
        <PictureField
          lectureId={lectureId}
          picture={picture}
          problem={asked && needsAlt ? words.needAlt : undefined}
          onChange={(chosen) => change({ picture: chosen })}
        />
        <Line tight>
          <View className="grow">
            <View className="mid">{words.sayKey}</View>
            <View className="sm muted">{words.sayKeyWhy}</View>
          </View>
          <Switch label={words.sayKey} on={key} onTap={() => change({ key: !key })} />
        </Line>
        <View className="sheet__foot">
          <Btn wide off={text.trim() === '' && picture === undefined} onTap={send}>
            {words.sayGo}
          </Btn>
        </View>
      </Stack>
    </Dialog>
  )
}
