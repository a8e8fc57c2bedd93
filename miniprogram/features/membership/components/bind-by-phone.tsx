import { useEffect, useState } from 'react'
import { isOffline, isRefusal } from '../../../platform/failures'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Check } from '../../../ui/switch'
import { useDraft } from '../../../ui/use-draft'
import { useSend } from '../../../ui/use-send'
import { bindBySmsCode, requestSmsCode, type Binding } from '../api'
import { words } from '../words'

/** A phone is proved by the code sent to it. */
export const BindByPhone = ({ onBound }: { onBound: (binding: Binding) => void }) => {
  const [phone, typePhone] = useDraft('bind-phone')
  const [code, setCode] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const sms = useSmsCode()
  const binding = useSend(bindBySmsCode)
  const phoneProblem = phone.length < 11 ? words.phoneProblem(phone.length) : undefined
  const codeProblem = /^\d{6}$/.test(code) ? undefined : words.codeProblem

  const bind = async () => {
    setTried(true)
    if (phoneProblem !== undefined || codeProblem !== undefined || !agreed) return
    const answer = await binding.send({ phone, code, consent: true })
    if (answer !== undefined) onBound(answer)
  }
  return (
    <Stack gap={16}>
      <Field
        label={words.phoneField}
        type="number"
        max={11}
        value={phone}
        placeholder={words.phonePlace}
        problem={tried ? (phoneProblem ?? binding.problem('phone')) : sms.problem}
        onInput={typePhone}
      />
      <Field
        label={words.codeField}
        type="number"
        max={6}
        value={code}
        placeholder={words.codePlace}
        problem={tried ? codeProblem : undefined}
        onInput={setCode}
      />
      <Btn
        wide
        off={sms.left > 0}
        busy={words.sendingCode}
        onTap={() => (phoneProblem === undefined ? sms.request(phone) : setTried(true))}
      >
        {sms.left > 0 ? words.sendAgain(sms.left) : words.sendCode}
      </Btn>
      {sms.sent !== undefined && <Notice tone="ok">{words.codeSent(sms.sent)}</Notice>}
      <Check on={agreed} onTap={() => setAgreed(!agreed)}>
        {words.phoneAgree}
      </Check>
      {tried && !agreed && <Notice tone="warn">{words.needAgree}</Notice>}
      <FailureNote of={binding} />
      <Btn kind="main" wide busy={words.binding} onTap={bind}>
        {words.bind}
      </Btn>
    </Stack>
  )
}

/** Asks for a code and counts down to the next one. */
const useSmsCode = () => {
  const [left, setLeft] = useState(0)
  const [sent, setSent] = useState<number>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    if (left === 0) return undefined
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left])
  const request = async (phone: string) => {
    setProblem(undefined)
    try {
      const answer = await requestSmsCode(phone)
      setLeft(answer.resendAfterSeconds)
      setSent(Math.round(answer.validSeconds / 60))
    } catch (failure) {
      if (isRefusal(failure)) setProblem(failure.fields['phone'] ?? failure.message)
      else if (isOffline(failure)) setProblem(words.codeOffline)
      else throw failure
    }
  }
  return { left, sent, problem, request }
}
