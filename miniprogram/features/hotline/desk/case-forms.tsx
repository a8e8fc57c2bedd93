import { useState } from 'react'
import { isDay } from '../../desk/days'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field, TextArea } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Check } from '../../../ui/switch'
import { toast } from '../../../ui/toast'
import { useDraft } from '../../../ui/use-draft'
import { useSend } from '../../../ui/use-send'
import { reopenCase } from '../api'
import { ChoiceOf } from '../booking/choice'
import { words as seen } from '../words'
import { addCaseNote, closeCase, setNextStep, type Outcome } from './api'
import type { CaseFormProps } from './case-form-props'
import { words } from './words'

const t = words.cases

export const NoteForm = ({ view, onDone }: CaseFormProps) => {
  const { caseId } = view.case
  const [note, writeNote, forget] = useDraft(`hotline-note:${caseId}`)
  const [shared, setShared] = useState(false)
  const adding = useSend(addCaseNote)
  const add = async () => {
    if ((await adding.send({ caseId, text: note.trim(), shared })) === undefined) return
    forget()
    toast(words.saved)
    await onDone()
  }
  return (
    <Stack gap={20}>
      <TextArea
        label={t.noteText}
        value={note}
        max={4000}
        help={t.noteOnly}
        problem={adding.problem('text')}
        onInput={writeNote}
      />
      <Check on={shared} onTap={() => setShared(!shared)}>
        {t.noteShared}
      </Check>
      <FailureNote of={adding} />
      <Btn kind="main" wide busy={words.noting} onTap={add}>
        {words.save}
      </Btn>
    </Stack>
  )
}

export const StepForm = ({ view, onDone }: CaseFormProps) => {
  const { caseId, nextStep } = view.case
  const [text, setText] = useState(nextStep?.text ?? '')
  const [dueOn, setDueOn] = useState(nextStep?.dueOn ?? '')
  const [owner, setOwner] = useState<string>(nextStep?.owner ?? 'adviser')
  const [tried, setTried] = useState(false)
  const setting = useSend(setNextStep)
  const put = async (step: boolean) => {
    setTried(true)
    if (step && !isDay(dueOn)) return
    const answer = await setting.send(
      step
        ? { caseId, step: { text: text.trim(), dueOn, owner: owner === 'worker' ? 'worker' : 'adviser' } }
        : { caseId },
    )
    if (answer === undefined) return
    toast(words.saved)
    await onDone()
  }
  return (
    <Stack gap={20}>
      <Field label={t.stepText} value={text} problem={setting.problem('step.text')} onInput={setText} />
      <Field
        label={t.stepDay}
        value={dueOn}
        max={10}
        help={t.dayHelp}
        problem={tried && !isDay(dueOn) ? t.dayWrong : setting.problem('step.dueOn')}
        onInput={(typed) => setDueOn(typed.trim())}
      />
      <ChoiceOf
        label={t.stepOwner}
        items={[
          { id: 'adviser', name: t.ownerYou },
          { id: 'worker', name: t.ownerPerson },
        ]}
        chosen={owner}
        onChoose={(id) => setOwner(id ?? owner)}
      />
      <FailureNote of={setting} />
      <Btn kind="main" wide busy={words.saving} onTap={() => put(true)}>
        {t.stepSave}
      </Btn>
      {nextStep !== undefined && (
        <Btn wide kind="text" onTap={() => put(false)}>
          {t.stepNone}
        </Btn>
      )}
    </Stack>
  )
}

const OUTCOMES = Object.keys(t.outcomes) as Outcome[]

export const EndForm = ({ view, onDone }: CaseFormProps) => {
  const { caseId } = view.case
  const [result, writeResult, forget] = useDraft(`hotline-result:${caseId}`)
  const [outcome, setOutcome] = useState<Outcome>('answered')
  const closing = useSend(closeCase)
  const close = async () => {
    if ((await closing.send({ caseId, result: result.trim(), outcome })) === undefined) return
    forget()
    toast(t.endDone)
    await onDone()
  }
  return (
    <Stack gap={20}>
      <ChoiceOf
        label={t.endOutcome}
        items={OUTCOMES.map((id) => ({ id, name: t.outcomes[id] }))}
        chosen={outcome}
        onChoose={(id) => setOutcome(OUTCOMES.find((one) => one === id) ?? outcome)}
      />
      <TextArea
        label={t.endResult}
        value={result}
        max={2000}
        problem={closing.problem('result')}
        onInput={writeResult}
      />
      <FailureNote of={closing} />
      <Btn kind="main" wide busy={words.noting} onTap={close}>
        {t.endGo}
      </Btn>
    </Stack>
  )
}

export const ReopenForm = ({ view, onDone }: CaseFormProps) => {
  const { caseId } = view.case
  const [reason, writeReason, forget] = useDraft(`hotline-reopen:${caseId}`)
  const reopening = useSend(reopenCase)
  const reopen = async () => {
    if ((await reopening.send({ caseId, reason: reason.trim() })) === undefined) return
    forget()
    await onDone()
  }
  return (
    <Stack gap={20}>
      <TextArea
        label={seen.reopenReason}
        value={reason}
        max={500}
        problem={reopening.problem('reason')}
        onInput={writeReason}
      />
      <FailureNote of={reopening} />
      <Btn kind="main" wide busy={words.noting} onTap={reopen}>
        {t.reopen}
      </Btn>
    </Stack>
  )
}
