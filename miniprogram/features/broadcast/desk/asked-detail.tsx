import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { Bubble, BubbleMeta, Chat, Msg } from '../../../ui/bubble'
import { FailureNote } from '../../../ui/failure-note'
import { TextArea } from '../../../ui/field'
import { Hint, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Fact } from '../../../ui/row'
import { moment } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { useFormDraft } from '../../../ui/use-draft'
import { useSend } from '../../../ui/use-send'
import { answerAskedBack, closeAskedBack, type AskedBack } from './api'
import { emptyLaw, lawOf, LawField, type LawWords } from './law-field'
import { words } from './words'

const t = words.askedBack
interface Typed {
  readonly question: string
  readonly answer: string
  readonly law: LawWords
}

/** One question: answered on the page of its group, or ended with a sentence that only the asker reads. */
export const AskedDetail = ({ of, onDone }: { of: AskedBack; onDone: () => Promise<void> }) => (
  <Stack gap={16}>
    <Fact name={t.group}>{`${of.groupName}　${of.orgName}`}</Fact>
    <Fact name={t.aboutWhat}>{of.title}</Fact>
    <View className="dk-chat">
      <Chat>
        <Msg who={t.someone}>
          <Bubble>{of.text}</Bubble>
          <BubbleMeta icon="hide">{`${moment(of.at)}，${t.noName}`}</BubbleMeta>
        </Msg>
        {of.answer !== undefined && (
          <Msg who={t.us} union>
            <Bubble>{of.answer}</Bubble>
          </Msg>
        )}
      </Chat>
    </View>
    {of.note !== undefined && <Notice>{of.note}</Notice>}
    {of.state === 'waiting' && <Answering of={of} onDone={onDone} />}
  </Stack>
)

const Answering = ({ of, onDone }: { of: AskedBack; onDone: () => Promise<void> }) => {
  const { questionId, check } = of
  const [typed, put, forget] = useFormDraft<Typed>(`answer:${questionId}`, {
    question: check === 'pass' ? of.text : '',
    answer: '',
    law: emptyLaw,
  })
  const [problems, setProblems] = useState<Partial<Record<'question' | 'answer' | 'law', string>>>({})
  const [isClosing, setClosing] = useState(false)
  const [note, setNote] = useState('')
  const answering = useSend(answerAskedBack)
  const closing = useSend(closeAskedBack)
  const change = (part: Partial<Typed>) => {
    put(part)
    setProblems({})
  }
  const finish = async (said: string) => {
    forget()
    toast(said)
    await onDone()
  }
  const answer = async () => {
    const law = lawOf(typed.law)
    const wrong = {
      ...(typed.question.trim().length < 2 && { question: t.questionMissing }),
      ...(typed.answer.trim().length < 2 && { answer: t.answerMissing }),
      ...(law === 'incomplete' && { law: t.lawIncomplete }),
    }
    setProblems(wrong)
    if (Object.keys(wrong).length > 0 || law === 'incomplete') return
    const question = typed.question.trim()
    const sent = await answering.send({
      questionId,
      answer: typed.answer.trim(),
      ...(question === of.text && check === 'pass' ? {} : { question }),
      ...(law === undefined ? {} : { law }),
    })
    if (sent !== undefined) await finish(t.answered)
  }
  const close = async () => {
    if (note.trim() === '') return
    if ((await closing.send({ questionId, note: note.trim() })) !== undefined) await finish(t.closed)
  }
  return (
    <Stack gap={16}>
      {check !== 'pass' && <Notice tone="warn">{t.ownWords}</Notice>}
      <TextArea
        label={t.question}
        value={typed.question}
        max={500}
        problem={problems.question ?? answering.problem('question')}
        onInput={(question) => change({ question })}
      />
      <TextArea
        label={t.answer}
        value={typed.answer}
        max={1000}
        problem={problems.answer ?? answering.problem('answer')}
        onInput={(words_) => change({ answer: words_ })}
      />
      <LawField of={typed.law} problem={problems.law} onChange={(law) => change({ law })} />
      <Hint icon="eye">{t.whoSees}</Hint>
      <FailureNote of={answering} />
      <Btn kind="main" wide busy={t.answering} onTap={answer}>
        {t.answerGo}
      </Btn>
      {isClosing ? (
        <>
          <TextArea label={t.note} value={note} max={200} onInput={setNote} />
          <FailureNote of={closing} />
          <Btn wide busy={t.closing} onTap={close}>
            {t.closeGo}
          </Btn>
        </>
      ) : (
        <Btn kind="text" onTap={() => setClosing(true)}>
          {t.close}
        </Btn>
      )}
    </Stack>
  )
}
