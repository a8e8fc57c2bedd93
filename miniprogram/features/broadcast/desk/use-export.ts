import { openFile } from '../../../platform/show-file'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { fileAddress } from '../../../platform/file-address'
import { exportFunnel } from './api'
import { words } from './words'

/** The funnel as a table to keep. */
export const useExport = (broadcastId: string, orgId: string | undefined) => {
  const sending = useSend((input: Parameters<typeof exportFunnel>[0]) => exportFunnel(input))
  const save = async (): Promise<void> => {
    const file = await sending.send({ broadcastId, ...(orgId === undefined ? {} : { orgId }) })
    if (file === undefined) return
    const arrived = await openFile(fileAddress(file.path), words.funnel.fileName)
    if (!arrived) toast(words.funnel.exportLost, 'offline')
  }
  return { sending, save }
}
