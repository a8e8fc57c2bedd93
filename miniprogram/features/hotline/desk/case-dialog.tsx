import { Dialog } from '../../desk/dialog'
import type { CaseFormProps } from './case-form-props'
import { EndForm, NoteForm, ReopenForm, StepForm } from './case-forms'
import { HandForm, NameForm } from './case-people'
import { words } from './words'

export type CaseAct = 'note' | 'step' | 'hand' | 'name' | 'end' | 'reopen'
const t = words.cases
const TITLES: Record<CaseAct, string> = {
  note: t.note,
  step: t.step,
  hand: t.handTitle,
  name: t.nameTitle,
  end: t.endTitle,
  reopen: t.reopen,
}
const FORMS = {
  note: NoteForm,
  step: StepForm,
  hand: HandForm,
  name: NameForm,
  end: EndForm,
  reopen: ReopenForm,
}

interface CaseDialogProps extends CaseFormProps {
  act: CaseAct
  onClose: () => void
}

/** One thing to do with a case. */
export const CaseDialog = ({ act, onClose, ...form }: CaseDialogProps) => {
  const Form = FORMS[act]
  return (
    <Dialog title={TITLES[act]} onClose={onClose}>
      <Form {...form} />
    </Dialog>
  )
}
