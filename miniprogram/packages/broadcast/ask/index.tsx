import { View } from '@tarojs/components'
import { useState } from 'react'
import { askBack, openGroup } from '../../../features/broadcast/api'
import { MyQuestionBubble } from '../../../features/broadcast/components/my-question'
import { words } from '../../../features/broadcast/words'
import { useParams } from '../../../platform/lifecycle'
import { backOr, go } from '../../../platform/navigate'
import { BottomBar } from '../../../ui/bottom-bar'
import { Btn } from '../../../ui/btn'
import { Chat } from '../../../ui/bubble'
import { Card } from '../../../ui/card'
import { FailureNote } from '../../../ui/failure-note'
import { TextArea } from '../../../ui/field'
import { Hint, Section, Stack } from '../../../ui/layout'
import { LoadedPage } from '../../../ui/page'
import { Bones } from '../../../ui/states'
import { toast } from '../../../ui/toast'
import { useDraft } from '../../../ui/use-draft'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'

const t = words.ask
/** As the contract says. */
const SHORTEST = 2
const LONGEST = 500

/** Asks the desk that sent a message. What is typed stays on the device until it has been sent. */
export default function AskBack() {
  const { groupId = '', itemId = '', about = '' } = useParams()
  const [text, setText, forget] = useDraft(`ask:${groupId}:${itemId}`)
  const [isShort, setShort] = useState(false)
  const group = useLoaded(`group-state:${groupId}`, () => openGroup(groupId))
  const sending = useSend(askBack)
  const type = (typed: string) => {
    setText(typed)
    setShort(false)
    sending.clear()
  }
  const send = async () => {
    const asked = text.trim()
    if (asked.length < SHORTEST) {
      setShort(true)
      return
    }
    if ((await sending.send({ groupId, itemId, text: asked })) === undefined) return
    forget()
    toast(t.sent)
    backOr('group', { groupId })
  }
  return (
    <LoadedPage
      title={t.title}
      of={group}
      bones={<Bones of={['half', 'box']} />}
      foot={() => (
        <BottomBar>
          <Stack gap={8}>
            <FailureNote of={sending} />
            {sending.refusal?.code === 'BIND_PHONE' ? (
              <Btn kind="main" wide onTap={() => go('bind')}>
                {words.bindToConfirm}
              </Btn>
            ) : (
              <Btn kind="main" wide icon="send" busy={t.sending} onTap={send}>
                {t.send}
              </Btn>
            )}
          </Stack>
        </BottomBar>
      )}
    >
      {(shown) => {
        const mine = (shown.questions ?? []).filter((question) => question.itemId === itemId)
        return (
          <>
            <Stack gap={16}>
              {about !== '' && (
                <Card well>
                  <View className="sm muted">{t.about}</View>
                  <View className="mid">{about}</View>
                </Card>
              )}
              <TextArea
                label={t.label}
                value={text}
                max={LONGEST}
                placeholder={t.placeholder}
                problem={sending.problem('text') ?? (isShort ? t.tooShort : undefined)}
                onInput={type}
              />
              <Hint icon="hide">{t.help}</Hint>
            </Stack>
            {mine.length > 0 && (
              <Section title={t.earlier}>
                <Chat>
                  {mine.map((question) => (
                    <MyQuestionBubble key={question.questionId} of={question} name={words.me} />
                  ))}
                </Chat>
              </Section>
            )}
          </>
        )
      }}
    </LoadedPage>
  )
}
