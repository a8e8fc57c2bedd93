import { useState } from 'react'
import { upload, type Attachment } from '../../../platform/attachments'
import { isOffline, isRefusal } from '../../../platform/failures'
import { newKey } from '../../../platform/keys'
import { startChatFile, type ChatFileKind } from '../api'
import { words } from '../words'
import type { Said } from './outbox'

/** As the contract says. */
const MOST_BYTES: Record<ChatFileKind, number> = { picture: 10_000_000, voice: 2_000_000, file: 20_000_000 }

export interface Attach {
  readonly can: boolean
  /** 0–1 while something is on its way. */
  readonly share: number | undefined
  readonly trouble: string | undefined
  readonly send: (kind: ChatFileKind, file: Attachment | undefined, seconds?: number) => Promise<void>
}

/** Uploads a file for a chat and then says it. */
export const useAttach = (caseId: string | undefined, say: (said: Said) => void): Attach => {
  const [share, setShare] = useState<number>()
  const [trouble, setTrouble] = useState<string>()
  const send: Attach['send'] = async (kind, file, seconds) => {
    if (file === undefined || caseId === undefined) return
    setTrouble(file.bytes > MOST_BYTES[kind] ? words.tooLarge[kind] : undefined)
    if (file.bytes > MOST_BYTES[kind]) return
    setShare(0)
    try {
      const { putTo, fileId } = await startChatFile(
        {
          caseId,
          kind,
          fileName: file.name.slice(-100),
          bytes: file.bytes,
          ...(seconds === undefined ? {} : { seconds: Math.min(60, seconds) }),
        },
        newKey(),
      )
      if (await upload(putTo, file, setShare)) say({ fileId, what: words.files[kind] })
      else setTrouble(words.uploadLost)
    } catch (failure) {
      if (isRefusal(failure)) setTrouble(failure.fields['fileName'] ?? failure.message)
      else if (isOffline(failure)) setTrouble(words.uploadLost)
      else throw failure
    } finally {
      setShare(undefined)
    }
  }
  return { can: caseId !== undefined, share, trouble, send }
}
