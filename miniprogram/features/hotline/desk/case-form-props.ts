import type { CaseView } from '../api'

/** What every form of a case gets. */
export interface CaseFormProps {
  view: CaseView
  /** The server's time. */
  now: number | undefined
  onDone: () => Promise<void>
}
