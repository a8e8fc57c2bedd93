import { View } from '@tarojs/components'
import { Dialog } from '../../desk/dialog'
import { CitationsField } from '../../library/desk/citations-field'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { FailureNote } from '../../../ui/failure-note'
import { TextArea } from '../../../ui/field'
import { Heading, Line, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { thousands } from '../../../ui/numbers'
import { sendOnce } from '../../../ui/send-once'
import { Switch } from '../../../ui/switch'
import { toast } from '../../../ui/toast'
import { useFormDraft } from '../../../ui/use-draft'
import { useSend } from '../../../ui/use-send'
import { answerHidden, answerQuestion } from './api'
import { words } from './words'

/** A question to answer. `hidden`: privately, to its asker alone. */
export interface ToAnswer {
  readonly lectureId: string
  readonly questionId: string
  readonly text: string
  readonly people: number
  readonly hidden: boolean
  /** Whoever answers is no lawyer of this lecture, and the answer says so. */
  readonly asStaff?: boolean
  /** So few are listening that they could guess who asked. */
  readonly few?: boolean
}
interface Typed {
  readonly text: string
  readonly cites: readonly string[]
  readonly toAll: boolean
  readonly question: string
  readonly words: string
}
const nothing: Typed = { text: '', cites: [], toAll: false, question: '', words: '' }

/** Sends to the right operation: a hidden question and a public one do not share one. */
const sendAnswer = ({ of, typed }: { of: ToAnswer; typed: Typed }, key: string): Promise<unknown> => {
  const { lectureId, questionId } = of
  const said = { lectureId, text: typed.text.trim(), cites: [...typed.cites] }
  if (!of.hidden) return answerQuestion({ ...said, questionId }, key)
  const toAll = { question: typed.question.trim(), text: typed.words.trim() }
  return answerHidden({ ...said, questionIds: [questionId], ...(typed.toAll ? { toAll } : {}) }, key)
}

/** Answers by text, with the law behind it. Closing it loses nothing. */
export const AnswerSheet = ({
  of,
  onAnswered,
  onClose,
}: {
  of: ToAnswer
  onAnswered: () => void
  onClose: () => void
}) => {
  const name = `answer:${of.questionId}`
  const [typed, change, forget] = useFormDraft(name, nothing)
  const sending = useSend(sendOnce(name, sendAnswer))
  const send = async () => {
    if ((await sending.send({ of, typed })) === undefined) return
    forget()
    toast(words.answeredNow)
    onAnswered()
    onClose()
  }
  const empty =
    typed.text.trim() === '' || (typed.toAll && (typed.question.trim() === '' || typed.words.trim() === ''))
  return (
    <Dialog title={words.answerTitle} onClose={onClose}>
      <Stack gap={16}>
        <Card well>
          <View className="mid">{of.text}</View>
        </Card>
        <FailureNote of={sending} />
        <TextArea
          label={words.answerText}
          value={typed.text}
          max={1500}
          problem={sending.problem('text')}
          onInput={(text) => change({ text })}
        />
        <View className="sm muted">
          {of.hidden ? words.answerHiddenWho : words.answerWho(thousands(of.people))}
        </View>
        {of.asStaff === true && <View className="sm muted">{words.answerAsStaff}</View>}
        <Heading level={3}>{words.cites}</Heading>
        <CitationsField
          texts={typed.cites}
          max={6}
          onChange={(cites) => change({ cites })}
          problem={(place) => sending.problem(`cites.${place}`)}
        />
        {of.hidden && (
          <>
            <Line tight>
              <View className="grow">
                <View className="mid">{words.toAll}</View>
                <View className="sm muted">{words.toAllWhy}</View>
              </View>
              <Switch label={words.toAll} on={typed.toAll} onTap={() => change({ toAll: !typed.toAll })} />
            </Line>
            {typed.toAll && (
              <>
                {of.few === true && <Notice tone="warn">{words.toAllFew}</Notice>}
                <TextArea
                  label={words.toAllQuestion}
                  value={typed.question}
                  max={200}
                  problem={sending.problem('toAll.question')}
                  onInput={(question) => change({ question })}
                />
                <TextArea
                  label={words.toAllText}
                  value={typed.words}
                  max={1500}
                  problem={sending.problem('toAll.text')}
                  onInput={(said) => change({ words: said })}
                />
              </>
            )}
          </>
        )}
        <View className="sheet__foot">
          <Btn wide busy={words.answering} off={empty} onTap={send}>
            {words.answerGo}
          </Btn>
        </View>
      </Stack>
    </Dialog>
  )
}
