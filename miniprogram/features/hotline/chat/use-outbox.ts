import { useCallback, useEffect, useRef, useState } from 'react'
import { now } from '../../../platform/clock'
import { isOffline, isRefusal } from '../../../platform/failures'
import { onPersonChange } from '../../../platform/identity'
import { newKey } from '../../../platform/keys'
import { onNetworkBack } from '../../../platform/network'
import { drafts } from '../../../platform/storage'
import { sendMessage, type ChatMessage } from '../api'
import { joined } from './joined'
import { again, arrived, nextToSend, without, withRefusal, type Said, type Unsent } from './outbox'

/** How often what was lost is tried again while the page is open. */
const RETRY_MS = 8_000
/** The server asks for patience; what was said is kept meanwhile. */
const PATIENCE = 'TOO_OFTEN'

export interface Outbox {
  readonly unsent: readonly Unsent[]
  /** What has arrived since the page was opened, as the server has it: it is shown before the next look brings it. */
  readonly landed: readonly ChatMessage[]
  /** The key of the piece that is under way. */
  readonly sending: string | undefined
  readonly say: (said: Said) => void
  readonly retry: (key: string) => void
  readonly drop: (key: string) => void
}

/** Says things in a chat one after the other and keeps on this device what has not arrived. `last`: the position up to which the
 *  chat is known, undefined before it is. `onSent`: something arrived. */
export const useOutbox = (caseId: string, last: number | undefined, onSent: () => Promise<void>): Outbox => {
  const name = `hotline-unsent:${caseId}`
  const [unsent, setUnsent] = useState<readonly Unsent[]>(() => drafts.get<Unsent[]>(name) ?? [])
  const [sending, setSending] = useState<string>()
  const [landed, setLanded] = useState<readonly ChatMessage[]>([])
  const box = useRef(unsent)
  const known = useRef(last)
  const running = useRef(false)
  const told = useRef(onSent)
  useEffect(() => {
    told.current = onSent
    if (last !== undefined) known.current = Math.max(last, known.current ?? 0)
  })

  const put = useCallback(
    (next: readonly Unsent[]) => {
      box.current = next
      setUnsent(next)
      if (next.length === 0) drafts.drop(name)
      else drafts.put(name, next)
    },
    [name],
  )
  const run = useCallback(async () => {
    if (running.current) return
    running.current = true
    try {
      for (let next = nextToSend(box.current, now()); next; next = nextToSend(box.current, now())) {
        const { key, text, fileId } = next
        setSending(key)
        try {
          const { message } = await sendMessage(
            { caseId, ...(text === undefined ? {} : { text }), ...(fileId === undefined ? {} : { fileId }) },
            key,
          )
          known.current = Math.max(message.position, known.current ?? 0)
          setLanded((before) => joined(before, [message]))
          put(arrived(box.current, key, message.position))
          await told.current()
        } catch (failure) {
          if (isOffline(failure) || (isRefusal(failure) && failure.code === PATIENCE)) return
          if (!isRefusal(failure)) throw failure
          put(withRefusal(box.current, key, failure.message))
        }
      }
    } finally {
      running.current = false
      setSending(undefined)
    }
  }, [caseId, put])

  const waits = nextToSend(unsent, now()) !== undefined
  useEffect(() => {
    if (!waits) return undefined
    void run()
    const stop = onNetworkBack(() => void run())
    const timer = setInterval(() => void run(), RETRY_MS)
    return () => {
      stop()
      clearInterval(timer)
    }
  }, [waits, run])
  useEffect(
    () =>
      onPersonChange(() => {
        put([])
        setLanded([])
      }),
    [put],
  )

  return {
    unsent,
    landed,
    sending,
    say: (said) => {
      const after = known.current
      put([...box.current, { ...said, key: newKey(), at: now(), ...(after !== undefined && { after }) }])
      void run()
    },
    retry: (key) => {
      put(again(box.current, key, newKey(), now()))
      void run()
    },
    drop: (key) => put(without(box.current, key)),
  }
}
