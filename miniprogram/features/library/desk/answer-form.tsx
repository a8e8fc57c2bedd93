import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { TextArea } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { toast } from '../../../ui/toast'
import { useFormDraft } from '../../../ui/use-draft'
import { useSend } from '../../../ui/use-send'
import { saveAnswer } from './api'
import { CitationsField } from './citations-field'
import { words } from './words'

const t = words.answers
interface Typed {
  readonly question: string
  readonly answer: string
  readonly citations: readonly string[]
}
const nothing: Typed = { question: '', answer: '', citations: [] }

/** A lawyer writes down a question as workers ask it, and its answer. */
export const AnswerForm = ({ onSaved }: { onSaved: () => void }) => {
  const [typed, change, forget] = useFormDraft('answer', nothing)
  const [tried, setTried] = useState(false)
  const sending = useSend(saveAnswer)
  const save = async () => {
    setTried(true)
    const question = typed.question.replace(/\s+/g, ' ').trim()
    if (question === '' || typed.answer.trim() === '') return
    const saved = await sending.send({
      question,
      answer: typed.answer.trim(),
      citations: [...typed.citations],
    })
    if (saved === undefined) return
    forget()
    setTried(false)
    toast(t.saved)
    onSaved()
  }
  return (
    <Stack gap={16}>
      <TextArea
        label={t.question}
        value={typed.question}
        max={300}
        onInput={(question) => change({ question })}
        help={t.questionHelp}
        problem={tried && typed.question.trim() === '' ? t.questionMissing : sending.problem('question')}
      />
      <TextArea
        label={t.answer}
        value={typed.answer}
        max={1000}
        onInput={(answer) => change({ answer })}
        help={t.answerHelp}
        problem={tried && typed.answer.trim() === '' ? t.answerMissing : sending.problem('answer')}
      />
      <CitationsField
        texts={typed.citations}
        max={20}
        onChange={(citations) => change({ citations })}
        problem={(place) => sending.problem(`citations.${place}`)}
      />
      <FailureNote of={sending} />
      <Btn kind="main" wide busy={t.saving} onTap={save}>
        {t.save}
      </Btn>
      <View className="sm muted">{t.draftKept}</View>
    </Stack>
  )
}
