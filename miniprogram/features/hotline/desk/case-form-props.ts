import type { CaseView } from '../api'

/** What every form of a case gets. */
export interface CaseFormProps {
  view: CaseView
  onDone: () => Promise<void>
}
