import { useState } from 'react'
import { newKey } from '../../../platform/keys'
import { isOffline, isRefusal } from '../../../platform/failures'
import { putFile, type ChosenFile } from '../../../platform/media'
import { fileAddress } from '../../../platform/file-address'
import { startImport, startUpload } from './api'
import { words } from './words'

interface Wanted {
  readonly file: ChosenFile
  readonly orgId: string
  readonly addMissingOrgs: boolean
}

/** Sends the file by a ticket and has it checked. Nothing of the roster changes by that. */
export const useRosterUpload = (onStarted: (importId: string) => void) => {
  const [share, setShare] = useState<number>()
  const [problem, setProblem] = useState<string>()
  const send = async ({ file, orgId, addMissingOrgs }: Wanted): Promise<void> => {
    setProblem(undefined)
    setShare(0)
    try {
      const upload = await startUpload({ fileName: file.name, bytes: file.bytes }, newKey())
      if (!(await putFile(fileAddress(upload.putTo), file, setShare))) {
        setProblem(words.roster.sendLost)
        return
      }
      const { importId } = await startImport(
        { ticket: upload.ticket, orgId, dryRun: true, addMissingOrgs },
        newKey(),
      )
      onStarted(importId)
    } catch (failure) {
      if (isRefusal(failure)) setProblem(failure.message)
      else if (isOffline(failure)) setProblem(words.roster.sendLost)
      else throw failure
    } finally {
      setShare(undefined)
    }
  }
  return { send, share, problem }
}
