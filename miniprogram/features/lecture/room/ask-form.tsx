import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { TextArea } from '../../../ui/field'
import { Split, Stack } from '../../../ui/layout'
import { sendOnce } from '../../../ui/send-once'
import { Switch } from '../../../ui/switch'
import { Segment } from '../../../ui/tabs'
import { toast } from '../../../ui/toast'
import { useDraft } from '../../../ui/use-draft'
import { useSend } from '../../../ui/use-send'
import { askQuestion, type ShownAs } from '../api'
import { Similar } from './similar'
import { words } from './words'

/** Asks. Hidden from the employer from the start; whoever wants to be seen says so. */
export const AskForm = ({
  lectureId,
  groupId,
  onAsked,
}: {
  lectureId: string
  groupId: string
  onAsked: () => void
}) => {
  const [text, type, forget] = useDraft(`ask:${lectureId}`)
  // Hidden each time anew: whoever was seen once has not chosen to be seen always.
  const [shownAs, setShownAs] = useState<ShownAs>('hidden')
  const sending = useSend(sendOnce(`ask:${lectureId}`, askQuestion))
  const hidden = shownAs === 'hidden'
  const send = async () => {
    const question = text.trim().replace(/\s+/g, ' ')
    const answer = await sending.send({ lectureId, groupId, text: question, shownAs })
    if (answer === undefined) return
    forget()
    toast(words.asked(answer.ahead))
    onAsked()
  }
  return (
    <Stack gap={4}>
      <FailureNote of={sending} />
      <TextArea
        label={words.askLabel}
        value={text}
        max={300}
        placeholder={words.ask}
        problem={sending.problem('text')}
        onInput={(typed) => {
          sending.clear()
          type(typed)
        }}
      />
      <Similar lectureId={lectureId} groupId={groupId} text={text.trim().replace(/\s+/g, ' ')} />
      {!hidden && (
        <Segment<ShownAs>
          label={words.shownAs}
          chosen={shownAs}
          onTap={setShownAs}
          items={[
            { key: 'group', word: words.asGroup },
            { key: 'name', word: words.asName },
          ]}
        />
      )}
      <Split>
        <View className="room-hide grow">
          <Switch label={words.hide} on={hidden} onTap={() => setShownAs(hidden ? 'group' : 'hidden')} />
          <View>
            <View className="sm mid">{words.hide}</View>
            <Text className="xs muted">{hidden ? words.hideWhy : words.showWhy}</Text>
          </View>
        </View>
        <Btn kind="main" busy={words.asking} off={text.trim() === ''} onTap={send}>
          {words.askButton}
        </Btn>
      </Split>
      <Text className="xs muted">{hidden ? words.hideMore : words.showMore}</Text>
    </Stack>
  )
}
