import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { Btn } from '../../../ui/btn'
import { TextArea } from '../../../ui/field'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import type { Sending } from '../../../ui/use-send'

interface SayWhyProps {
  title: string
  warn?: string
  label: string
  help: string
  missing: string
  max: number
  go: string
  busy: string
  danger?: boolean
  sending: Pick<Sending<never, unknown>, 'refusal' | 'lost' | 'problem'>
  /** The name of the field in the contract. */
  field: string
  onClose: () => void
  onGo: (why: string) => Promise<unknown>
}

/** Something that needs its reason in words. */
export const SayWhy = ({
  title,
  warn,
  label,
  help,
  missing,
  max,
  go,
  busy,
  danger = false,
  sending,
  field,
  onClose,
  onGo,
}: SayWhyProps) => {
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const send = async () => {
    setTried(true)
    // The contract takes one line.
    const said = why.replace(/\s+/g, ' ').trim()
    if (said !== '') await onGo(said)
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <Stack gap={16}>
        {warn !== undefined && <Notice tone="warn">{warn}</Notice>}
        <TextArea
          label={label}
          value={why}
          max={max}
          onInput={setWhy}
          help={help}
          problem={tried && why.trim() === '' ? missing : sending.problem(field)}
        />
        <FailureNote of={sending} />
        <Btn kind={danger ? 'danger' : 'main'} wide busy={busy} onTap={send}>
          {go}
        </Btn>
      </Stack>
    </Dialog>
  )
}
