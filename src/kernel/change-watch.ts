import type { Collection, Document } from 'mongodb'

export interface ChangeWatch {
  /** False while changes may be missed: then nothing remembered is trusted for long. */
  isLive(): boolean
  stop(): Promise<void>
}

export interface ChangeWatchOptions<T extends Document> {
  readonly collection: Collection<T>
  readonly onChange: (id: string) => void
  /** The stream has (re)started; whatever happened before it is not told. */
  readonly onOpen: () => void
  readonly onProblem: (error: unknown) => void
}

/** The database answers at least this often, with or without news. */
const HEARTBEAT_MS = 500
/** Silence after which the stream counts as down: the driver may be looking for a new primary. */
const SILENCE_MS = 3 * HEARTBEAT_MS

/** Tells of every document that changed, in whichever process, by a change stream; opens it again when it breaks.
 *  Ids must be strings. */
export const watchChanges = <T extends Document & { _id: string }>({
  collection,
  onChange,
  onOpen,
  onProblem,
}: ChangeWatchOptions<T>): ChangeWatch => {
  let stopped = false
  const isStopped = (): boolean => stopped
  let heardAt = Number.NEGATIVE_INFINITY
  const openStream = () =>
    collection.watch([{ $project: { documentKey: 1 } }], { maxAwaitTimeMS: HEARTBEAT_MS })
  let stream: ReturnType<typeof openStream> | undefined

  const listen = async (current: ReturnType<typeof openStream>): Promise<void> => {
    for (let opened = false; !isStopped(); opened = true) {
      const change = await current.tryNext()
      if (!opened) onOpen()
      heardAt = performance.now()
      if (change && 'documentKey' in change) onChange(change.documentKey._id)
    }
  }
  const run = async (): Promise<void> => {
    while (!isStopped()) {
      try {
        stream = openStream()
        await listen(stream)
      } catch (error) {
        if (!isStopped()) onProblem(error)
      }
      heardAt = Number.NEGATIVE_INFINITY
      await stream?.close().catch(() => undefined)
      if (!isStopped()) await new Promise((resolve) => setTimeout(resolve, HEARTBEAT_MS))
    }
  }
  const ended = run()
  return {
    isLive: () => performance.now() - heardAt < SILENCE_MS,
    stop: async () => {
      stopped = true
      await stream?.close().catch(() => undefined)
      await ended
    },
  }
}
