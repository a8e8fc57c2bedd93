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

  return (request, response) => {
    const url = request.url ?? ''
    const begun = performance.now()
    requests += 1
    const id = `${idPrefix}.${requests.toString(36)}`
    const end = (route: string, status: number, headers: string[], body?: Buffer | string): void => {
      headers.push('x-request-id', id, 'x-content-type-options', 'nosniff')
      response.writeHead(status, headers)
      response.end(body)
      log.add(id, route, status, performance.now() - begun)
    }
    const fail = (route: string, error: unknown): void => {
      const refusal =
        error instanceof Refusal
          ? error
          : isAway(error)
            ? refuse('AWAY', { retryAfter: 5 })
            : refuse('INTERNAL')
      if (refusal !== error) options.onError(error, id)
      const { retryAfter } = refusal.details
      const wait = retryAfter === undefined ? [] : ['retry-after', String(retryAfter)]
      const body = JSON.stringify(refusalBody(refusal))
      const length = String(Buffer.byteLength(body))
      const headers = [
        'content-type',
        JSON_TYPE,
        'content-length',
        length,
        'cache-control',
        'no-store',
        ...wait,
      ]
      end(route, statusOf(refusal.code), headers, body)
    }
    const send = (route: string, page: Page, cacheControl: string): void => {
      const headers = ['cache-control', cacheControl, 'etag', page.etag]
      if (rawHeader(request, 'if-none-match') === page.etag) end(route, 304, headers)
      else
        end(
          route,
          200,
          [...headers, 'content-type', JSON_TYPE, 'content-length', String(page.body.length)],
          page.body,
        )
    }

    const wait = take(callerAddress(request, trustedProxies), begun)
    const access = wait === 0 ? open(url) : undefined
    if (!access) {
      fail(`${prefix}*`, wait > 0 ? refuse('TOO_OFTEN', { retryAfter: wait }) : refuse('NOT_FOUND'))
      return
    }
    const { id: pageId, route, segment, expiresAt } = access
    const atHand = segment === undefined ? pages.headAtHand(pageId) : undefined
    if (atHand) {
      send(route, atHand, HEAD_CACHE)
    } else if (segment === undefined) {
      pages
        .head(pageId)
        .then((page) => send(route, page, HEAD_CACHE))
        .catch((error: unknown) => fail(route, error))
    } else {
      // The reader may keep it for ever; a shared cache only as long as the path itself opens it.
      const left = Math.max(0, Math.floor((expiresAt.getTime() - house.clock.now().getTime()) / 1000))
      const cacheControl = `public, max-age=31536000, s-maxage=${left}, immutable`
      pages
        .segment(pageId, segment)
        .then((page) => {
          if (!page) throw refuse('NOT_FOUND')
          send(route, page, cacheControl)
        })
        .catch((error: unknown) => fail(route, error))
    }
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
