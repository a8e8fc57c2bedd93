import { drainOutbox, type Consumer, type OutboxMessage } from '../kernel/outbox'
import { SECOND } from '../kernel/time'
import type { House } from '../kernel/unit'

export interface OutboxWorker {
  /** Looks at once instead of at the next turn: there is something new. */
  wake(): void
  /** Takes no further message; resolves when the one in hand is done. */
  stop(): Promise<void>
}

export interface OutboxWorkerOptions {
  readonly house: House
  readonly consumers: Readonly<Record<string, Consumer>>
  /** A consumer failed, and its message will come again; or, without a message, the database is away. */
  readonly onProblem: (error: unknown, message?: OutboxMessage) => void
  /** Milliseconds between two looks when nothing woke it. */
  readonly everyMs?: number
}

/** While the database is away. */
const PAUSE = 2 * SECOND

/** Works off the outbox for as long as the process lives. Several workers may run at once: each message is leased to
 *  one of them, and consumers are idempotent. */
export const startOutboxWorker = (options: OutboxWorkerOptions): OutboxWorker => {
  const { house, consumers, onProblem, everyMs = SECOND / 2 } = options
  let stopped = false
  let woken = false
  let endPause: (() => void) | undefined

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const work = async (): Promise<void> => {
    while (!isStopped()) {
      woken = false
      const away = await drainOutbox(
        house,
        consumers,
        (message, error) => onProblem(error, message),
        () => !isStopped(),
      ).then(
        () => false,
        (error: unknown) => {
          onProblem(error)
          return true
        },
      )
      if (!isStopped() && (away || !isWoken())) await pause(away ? PAUSE : everyMs)
    }
  }
  const isStopped = (): boolean => stopped
  const isWoken = (): boolean => woken
  const ended = work()

  return {
    wake: () => {
      woken = true
      endPause?.()
    },
    stop: () => {
      stopped = true
      endPause?.()
      return ended
    },
  }
}
