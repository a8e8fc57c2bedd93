import type { ReactNode } from 'react'
import { Btn } from '../../ui/btn'
import { FailureNote } from '../../ui/failure-note'
import { Stack } from '../../ui/layout'
import type { Sending } from '../../ui/use-send'
import { Dialog } from './dialog'

/** Fields over the page, what went wrong with them, and the one button that keeps them. */
export const FormDialog = ({
  title,
  sending,
  word,
  busy,
  onSave,
  onClose,
  children,
}: {
  title: string
  sending: Pick<Sending<never, unknown>, 'refusal' | 'lost'>
  word: string
  busy: string
  onSave: () => Promise<void>
  onClose: () => void
  children: ReactNode
}) => (
  <Dialog title={title} onClose={onClose}>
    <Stack gap={16}>
      {children}
      <FailureNote of={sending} />
      <Btn kind="main" wide busy={busy} onTap={onSave}>
        {word}
      </Btn>
    </Stack>
  </Dialog>
)
