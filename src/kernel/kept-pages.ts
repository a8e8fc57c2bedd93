import { createHash } from 'node:crypto'
import { boundedMap } from './bounded-map'
import type { ChangeWatch, ChangeWatchOptions } from './change-watch'

/** An answer as it goes over the wire. */
export interface Page {
  readonly body: Buffer
  /** Bytes of the body, as a header says it. */
  readonly length: string
  readonly etag: string
}

/** A small head that changes and numbered segments that never do, ready to be sent: what many people look at all the
 *  time costs a look into the database only when something has changed. */
export interface KeptPages {
  /** The head, if it is at hand and known to be fresh. */
  headAtHand(id: string): Page | undefined
  head(id: string): Promise<Page>
  /** `n` from 1; undefined when it is not sealed yet. */
  segment(id: string, n: number): Promise<Page | undefined>
  close(): Promise<void>
}

export interface KeptPagesOptions {
  /** Tells which heads have changed, see `watchChanges`. */
  readonly watch: (events: Pick<ChangeWatchOptions<never>, 'onChange' | 'onOpen'>) => ChangeWatch
  /** What the head says now; refuses for what does not exist, if that is to be told. */
  readonly loadHead: (id: string) => Promise<unknown>
  readonly loadSegment: (id: string, n: number) => Promise<unknown>
  /** A head is loaded anew when it is older, changed or not, in ms; for what depends on more than its document. */
  readonly maxAgeMs?: number
}

interface Remembered extends Page {
  /** On the process's own monotonic clock, in ms. */
  readonly loadedAt: number
}

/** Without news from the database a head is believed for this long. */
const TTL_MS = 1000
const HEADS_BYTES = 64 * 1024 * 1024
const SEGMENTS_BYTES = 32 * 1024 * 1024
/** A segment never changes, but for a name that is taken off it: then it is believed for this long, in ms. */
const SEGMENT_MS = 600_000
/** What an entry weighs beside its body. */
const OVERHEAD = 400

export const createKeptPages = (options: KeptPagesOptions): KeptPages => {
  const { maxAgeMs = Number.POSITIVE_INFINITY } = options
  const weigh = ({ body }: Page): number => body.length + OVERHEAD
  const heads = boundedMap<Remembered>(HEADS_BYTES, weigh)
  const segments = boundedMap<Remembered>(SEGMENTS_BYTES, weigh)
  const loading = new Map<string, Promise<Page>>()

  const watch = options.watch({
    /** A load under way may have read what is old now: it still answers those who wait, and is not remembered. */
    onChange: (id) => {
      heads.delete(id)
      loading.delete(id)
    },
    onOpen: () => {
      heads.clear()
      loading.clear()
    },
  })

  const headAtHand = (id: string): Page | undefined => {
    const head = heads.get(id)
    return head && performance.now() - head.loadedAt < (watch.isLive() ? maxAgeMs : TTL_MS) ? head : undefined
  }
  return {
    headAtHand,
    head: (id) => {
      const head = headAtHand(id)
      if (head) return Promise.resolve(head)
      const underWay = loading.get(id)
      if (underWay) return underWay
      const loadedAt = performance.now()
      const load: Promise<Page> = options
        .loadHead(id)
        .then((value) => {
          const page = pageOf(value)
          if (loading.get(id) === load) heads.set(id, { ...page, loadedAt })
          return page
        })
        .finally(() => {
          if (loading.get(id) === load) loading.delete(id)
        })
      loading.set(id, load)
      return load
    },
    segment: async (id, n) => {
      const key = `${id}:${n}`
      const known = segments.get(key)
      const loadedAt = performance.now()
      if (known && loadedAt - known.loadedAt < SEGMENT_MS) return known
      const value = await options.loadSegment(id, n)
      if (value === undefined) return undefined
      const page = pageOf(value)
      segments.set(key, { ...page, loadedAt })
      return page
    },
    close: () => watch.stop(),
  }
}

const pageOf = (value: unknown): Page => {
  const body = Buffer.from(JSON.stringify(value))
  return {
    body,
    length: String(body.length),
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  }
}
