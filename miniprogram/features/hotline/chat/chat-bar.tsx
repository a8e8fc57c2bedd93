import { Textarea, View } from '@tarojs/components'
import { useState } from 'react'
import { chooseDocument, choosePicture } from '../../../platform/attachments'
import { canRecord } from '../../../platform/recorder'
import { drafts } from '../../../platform/storage'
import { fieldName } from '../../../ui/access'
import { Btn, IconBtn } from '../../../ui/btn'
import { Notice } from '../../../ui/notice'
import { Progress } from '../../../ui/progress'
import { words } from '../words'
import type { Attach } from './use-attach'
import { VoiceBar } from './voice-bar'

/** As the contract says. */
const MOST_CHARACTERS = 2000
const DOCUMENTS = ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'jpg', 'jpeg', 'png', 'webp']

interface ChatBarProps {
  /** Under which name unsent words are kept on this device. */
  draft: string
  /** What stands in the box when nothing was kept: a question that was asked elsewhere. */
  begin?: string | undefined
  placeholder: string
  attach: Attach
  busy?: boolean
  /** Resolves when the words are safe: sent, or kept to be sent. False keeps them in the box. */
  onSay: (text: string) => boolean | Promise<boolean>
}

/** The box at the bottom of a chat. What is typed is kept on the device until it was said. */
export const ChatBar = ({ draft, begin = '', placeholder, attach, busy = false, onSay }: ChatBarProps) => {
  const [text, setText] = useState(() => drafts.get<string>(draft) ?? begin)
  const [more, setMore] = useState(false)
  const [speaking, setSpeaking] = useState(false)
  const write = (typed: string) => {
    setText(typed)
    if (typed === '') drafts.drop(draft)
    else drafts.put(draft, typed)
  }
  const say = async () => {
    const said = text.trim()
    if (said !== '' && (await onSay(said))) write('')
  }
  const isTyped = text.trim() !== ''
  return (
    <View className="askbar">
      {attach.trouble !== undefined && <Notice tone="bad">{attach.trouble}</Notice>}
      {attach.share !== undefined && <Progress words={words.sending} share={attach.share} />}
      {speaking ? (
        <View className="askbar__line">
          <View className="grow">
            <VoiceBar
              onEnd={async (recording) => {
                setSpeaking(false)
                await attach.send('voice', recording, recording?.seconds)
              }}
            />
          </View>
        </View>
      ) : (
        <View className="askbar__line">
          {attach.can && canRecord() && (
            <IconBtn icon="mic" label={words.voice} onTap={() => setSpeaking(true)} />
          )}
          <View className="hl-input">
            <Textarea
              className="input input--area"
              value={text}
              maxlength={MOST_CHARACTERS}
              autoHeight
              placeholder={placeholder}
              placeholderClass="place"
              onInput={(event) => write(event.detail.value)}
              {...fieldName(placeholder)}
            />
          </View>
          {isTyped ? (
            <Btn kind="main" busy={words.sending} isBusy={busy} onTap={say}>
              {words.send}
            </Btn>
          ) : (
            attach.can && <IconBtn icon="plus" label={words.attach} onTap={() => setMore(!more)} />
          )}
        </View>
      )}
      {more && !isTyped && attach.can && (
        <View className="hl-tools">
          <Btn
            icon="image"
            onTap={async () => {
              setMore(false)
              await attach.send('picture', await choosePicture())
            }}
          >
            {words.picture}
          </Btn>
          <Btn
            icon="file"
            onTap={async () => {
              setMore(false)
              await attach.send('file', await chooseDocument(DOCUMENTS))
            }}
          >
            {words.file}
          </Btn>
        </View>
      )}
    </View>
  )
}
