import type { IncomingMessage, ServerResponse } from 'node:http'
import { boundedMap } from '../../kernel/bounded-map'
import { isAway } from '../../kernel/database-errors'
import type { KeptPages, Page } from '../../kernel/kept-pages'
import { Refusal, refusalBody, refuse, statusOf } from '../../kernel/refusal'
import type { House } from '../../kernel/unit'
import { callerAddress } from './caller-address'
import type { PollLog } from './poll-log'
import { tokenBuckets, type BucketLimit } from './token-buckets'

/** What a signed path opens. */
export interface PagedAccess {
  readonly id: string
  readonly expiresAt: Date
}

export interface PagedAnswerOptions {
  readonly house: Pick<House, 'clock' | 'ids' | 'signer'>
  /** `/api/feeds/`: in front of the signed part. */
  readonly prefix: string
  /** Undefined when the path was changed or has expired. */
  readonly open: (signed: string) => PagedAccess | undefined
  readonly pages: KeptPages
  readonly limit: BucketLimit
  /** How many proxies in front are believed about the caller's address. */
  readonly trustedProxies: number
  readonly log: PollLog
  readonly onError: (error: unknown, requestId: string) => void
}

/** Answers a GET of a head or a segment; everything else below the prefix is not there. */
export type PagedAnswer = (request: IncomingMessage, response: ServerResponse) => void

/** One look, on its way to an answer. */
interface Poll {
  readonly id: string
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** On the process's own monotonic clock, in ms. */
  readonly begun: number
}

interface Opened extends PagedAccess {
  readonly route: string
  /** Of a segment; absent: the head. */
  readonly segment?: number
}

const PATH = /^([^/?]{1,300})\/(?:head|segments\/([1-9]\d{0,6}))(?:\?.*)?$/
const PATHS = 20_000
/** A cache in front asks once a second for each head, however many people look. */
const HEAD_CACHE = 'public, max-age=1, s-maxage=1'
const JSON_TYPE = 'application/json; charset=utf-8'

/** Sign-in (the signature), limit, log line and request id for the price of a few looks into maps. */
export const createPagedAnswer = (options: PagedAnswerOptions): PagedAnswer => {
  const { house, pages, log, trustedProxies, prefix } = options
  const headRoute = `${prefix}:signed/head`
  const segmentRoute = `${prefix}:signed/segments/:n`
  const take = tokenBuckets(options.limit)
  const opened = boundedMap<Opened>(PATHS, () => 1)
  // Ids of requests need be unlike any other, not secret: one random part for the process, then a number.
  const idPrefix = house.ids.next('req')
  let requests = 0

  const open = (url: string): Opened | undefined => {
    const known = opened.get(url)
    if (known) return known.expiresAt > house.clock.now() ? known : undefined
    const [, signed, segment] = PATH.exec(url.slice(prefix.length)) ?? []
    const access = signed === undefined ? undefined : options.open(signed)
    if (!access) return undefined
    const found: Opened =
      segment === undefined
        ? { ...access, route: headRoute }
        : { ...access, route: segmentRoute, segment: Number(segment) }
    opened.set(url, found)
    return found
  }

  // Made once, not for each request: closures cost more than all the maps.
  const end = (
    poll: Poll,
    route: string,
    status: number,
    headers: string[],
    body?: Buffer | string,
  ): void => {
    const { id, response } = poll
    headers.push('x-request-id', id, 'x-content-type-options', 'nosniff')
    response.writeHead(status, headers)
    response.end(body)
    log.add(id, route, status, performance.now() - poll.begun)
  }
  const fail = (poll: Poll, route: string, error: unknown): void => {
    const refusal =
      error instanceof Refusal
        ? error
        : isAway(error)
          ? refuse('AWAY', { retryAfter: 5 })
          : refuse('INTERNAL')
    if (refusal !== error) options.onError(error, poll.id)
    const { retryAfter } = refusal.details
    const wait = retryAfter === undefined ? [] : ['retry-after', String(retryAfter)]
    const body = JSON.stringify(refusalBody(refusal))
    const length = String(Buffer.byteLength(body))
    const about = ['content-type', JSON_TYPE, 'content-length', length, 'cache-control', 'no-store']
    end(poll, route, statusOf(refusal.code), [...about, ...wait], body)
  }
  const send = (poll: Poll, route: string, page: Page, cacheControl: string): void => {
    const { etag, body, length } = page
    if (rawHeader(poll.request, 'if-none-match') === etag)
      end(poll, route, 304, ['cache-control', cacheControl, 'etag', etag])
    else
      end(
        poll,
        route,
        200,
        ['cache-control', cacheControl, 'etag', etag, 'content-type', JSON_TYPE, 'content-length', length],
        body,
      )
  }
  const sendSegment = async (
    poll: Poll,
    { id, route, expiresAt }: Opened,
    segment: number,
  ): Promise<void> => {
    // The reader may keep it for ever; a shared cache only as long as the path itself opens it.
    const left = Math.max(0, Math.floor((expiresAt.getTime() - house.clock.now().getTime()) / 1000))
    const page = await pages.segment(id, segment)
    if (!page) throw refuse('NOT_FOUND')
    send(poll, route, page, `public, max-age=31536000, s-maxage=${left}, immutable`)
  }

  return (request, response) => {
    const begun = performance.now()
    requests += 1
    const poll: Poll = { id: `${idPrefix}.${requests.toString(36)}`, request, response, begun }
    const wait = take(callerAddress(request, trustedProxies), begun)
    const access = wait === 0 ? open(request.url ?? '') : undefined
    if (!access) {
      fail(poll, `${prefix}*`, wait > 0 ? refuse('TOO_OFTEN', { retryAfter: wait }) : refuse('NOT_FOUND'))
      return
    }
    const { id, route, segment } = access
    const atHand = segment === undefined ? pages.headAtHand(id) : undefined
    if (atHand) {
      send(poll, route, atHand, HEAD_CACHE)
      return
    }
    const sent =
      segment === undefined
        ? pages.head(id).then((page) => send(poll, route, page, HEAD_CACHE))
        : sendSegment(poll, access, segment)
    sent.catch((error: unknown) => fail(poll, route, error))
  }
}

/** Reading one header as it came is cheaper than having the object of all of them made. */
const rawHeader = ({ rawHeaders }: IncomingMessage, wanted: string): string | undefined => {
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (name.length === wanted.length && name.toLowerCase() === wanted) return rawHeaders[index + 1]
  }
  return undefined
}
