import { useLoaded } from '../../../ui/use-loaded'
import { useWhile } from '../../desk/use-later'
import { readImport, type Import } from './api'

/** States in which the server is at work on it. */
const BUSY: readonly Import['state'][] = ['reading', 'applying', 'undoing']
export const isBusy = (state: Import['state']): boolean => BUSY.includes(state)

/** One import, asked again each second while something happens: it can be left and found again. */
export const useImport = (importId: string) => {
  const report = useLoaded(`import:${importId}`, () => readImport(importId))
  useWhile(report.data !== undefined && isBusy(report.data.state), 1000, report.reload)
  return report
}
