import { useAttach } from './use-attach'
import { useChat } from './use-chat'
import { useOutbox } from './use-outbox'

/** The chat of a case as either side has it open: what was said, what has not arrived yet, and the bar to say something. */
export const useRoom = (caseId: string) => {
  const { page, look, older } = useChat(caseId)
  const outbox = useOutbox(caseId, page.data && (page.data.messages.at(-1)?.position ?? 0), look)
  const attach = useAttach(caseId, outbox.say)
  const bar = {
    draft: `hotline-chat:${caseId}`,
    attach,
    onSay: (text: string) => {
      outbox.say({ text })
      return true
    },
  }
  return { page, body: { outbox, older }, bar }
}
