import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Check } from '../../../ui/switch'
import { useSend } from '../../../ui/use-send'
import { bindByIdentity } from '../api'
import { words } from '../words'

/** Opens public content only: an employer knows both a name and an identity number. Nothing of it is kept as a draft. */
export const BindByIdentity = ({ onMatched }: { onMatched: () => void }) => {
  const [name, setName] = useState('')
  const [idLastSix, setIdLastSix] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const binding = useSend(bindByIdentity)
  const nameProblem = name.trim() === '' ? words.needName : undefined
  const lastSixProblem = /^\d{5}[\dXx]$/.test(idLastSix) ? undefined : words.needLastSix

  const bind = async () => {
    setTried(true)
    if (nameProblem !== undefined || lastSixProblem !== undefined || !agreed) return
    if ((await binding.send({ name: name.trim(), idLastSix, consent: true })) !== undefined) onMatched()
  }
  return (
    <Stack gap={16}>
      <Notice icon="lock">{words.identityWhy}</Notice>
      <Field
        label={words.nameField}
        value={name}
        max={40}
        problem={tried ? nameProblem : undefined}
        onInput={setName}
      />
      <Field
        label={words.lastSixField}
        value={idLastSix}
        type="idcard"
        max={6}
        problem={tried ? lastSixProblem : undefined}
        onInput={setIdLastSix}
      />
      <Check on={agreed} onTap={() => setAgreed(!agreed)}>
        {words.identityAgree}
      </Check>
      {tried && !agreed && <Notice tone="warn">{words.needAgree}</Notice>}
      <FailureNote of={binding} />
      <Btn kind="main" wide busy={words.binding} onTap={bind}>
        {words.bind}
      </Btn>
    </Stack>
  )
}
