import { useCallback, useEffect, useRef } from 'react'
import { useInView } from '../../../platform/in-view'
import { useReveal } from '../../../platform/scrolling'
import { useLoaded, type Loaded } from '../../../ui/use-loaded'
import { markChatRead, readChat, type ChatHead, type ChatMessage } from '../api'
import { joined } from './joined'

/** How often an open chat looks for something new, in milliseconds. */
const LOOK_MS = 4_000
export const CHAT_END = 'chat-end'

export interface ChatShown {
  readonly chat: ChatHead
  readonly messages: readonly ChatMessage[]
}

export interface OpenChat {
  readonly page: Loaded<ChatShown>
  readonly look: () => Promise<void>
  readonly older: (() => Promise<void>) | undefined
}

/** A chat that is open: the newest messages, looked at again while it is in view. Nothing of it stays on the device. */
export const useChat = (caseId: string | undefined): OpenChat => {
  const page = useLoaded<ChatShown>(
    caseId === undefined ? undefined : `hotline-chat:${caseId}`,
    async () => {
      const { chat, messages } = await readChat({ caseId: caseId ?? '' })
      return { chat, messages }
    },
    { keep: false, fresh: false },
  )
  const { data, change } = page
  const last = data?.messages.at(-1)?.position ?? 0
  const look = useCallback(async () => {
    if (caseId === undefined) return
    const { chat, messages } = await readChat({ caseId, after: last })
    change((shown) => ({ chat, messages: joined(shown.messages, messages) }))
  }, [caseId, last, change])

  const inView = useInView()
  const isOpen = data !== undefined
  useEffect(() => {
    if (!inView || !isOpen) return undefined
    const timer = setInterval(() => {
      // A lost look is made up by the next one.
      look().catch(() => undefined)
    }, LOOK_MS)
    return () => clearInterval(timer)
  }, [inView, isOpen, look])

  const read = useRef(0)
  const reveal = useReveal()
  useEffect(() => {
    if (last > 0) reveal(CHAT_END)
    if (caseId === undefined || !inView || last <= read.current) return
    read.current = last
    markChatRead(caseId, last).catch(() => {
      read.current = 0
    })
  }, [caseId, inView, last, reveal])

  const first = data?.messages[0]?.position ?? 1
  return {
    page,
    look,
    older:
      caseId === undefined || first <= 1
        ? undefined
        : async () => {
            const { messages } = await readChat({ caseId, before: first })
            change((shown) => ({ ...shown, messages: joined(messages, shown.messages) }))
          },
  }
}
