import type { FastifyInstance } from 'fastify'
import type { RequestListener } from 'node:http'
import type { KeptPages } from '../../kernel/kept-pages'
import type { House } from '../../kernel/unit'
import { createPagedAnswer, type PagedAccess } from './paged-answer'
import { createPollLog } from './poll-log'
import type { BucketLimit } from './token-buckets'

export interface PagedLimits {
  /** Polls of one address. */
  readonly limit?: BucketLimit
  /** How many proxies in front are believed about the caller's address; as the application itself. */
  readonly trustedProxies?: number
}

export interface PagedRoutes extends PagedLimits {
  /** For the log: `feed`, `room`. */
  readonly name: string
  /** `/api/feeds/`. */
  readonly prefix: string
  readonly open: (signed: string) => PagedAccess | undefined
  readonly pages: KeptPages
  /** Called with each poll. */
  readonly onPoll?: () => void
}

/** A whole enterprise may sit behind one address: 200 people who look every second. */
const LIMIT: BucketLimit = { perSecond: 200, burst: 1000 }
const POLLED = /\/(?:head|segments\/\d+)(?:\?|$)/

/** Plain GETs of heads and immutable numbered segments under signed paths, which a CDN may serve: `<base>/head` and
 *  `<base>/segments/<n>`. They are answered in front of the router, whose hooks and serializers cost more than the answer. */
export const registerPagedRoutes = (app: FastifyInstance, house: House, routes: PagedRoutes): void => {
  const { name, prefix, pages, onPoll } = routes
  const log = createPollLog(app.log, `${name} polls`)
  const answer = createPagedAnswer({
    ...{ house, prefix, pages, log, open: routes.open },
    limit: routes.limit ?? LIMIT,
    trustedProxies: routes.trustedProxies ?? 0,
    onError: (error, reqId) => app.log.error({ err: error, reqId }, `${name} failed`),
  })

  // For whatever does not come through the server's own socket: `inject`, a second listening address.
  app.get(`${prefix}*`, { schema: { hide: true } }, (request, reply) => {
    reply.hijack()
    answer(request.raw, reply.raw)
  })

  let closing = false
  const routed = app.server.listeners('request') as RequestListener[]
  app.server.removeAllListeners('request')
  app.server.on('request', (request, response) => {
    const { url } = request
    if (!closing && request.method === 'GET' && url?.startsWith(prefix) && POLLED.test(url)) {
      onPoll?.()
      answer(request, response)
    } else for (const listener of routed) listener(request, response)
  })
  // While it closes, the application itself answers, and tells kept-alive connections to go.
  app.addHook('preClose', (done) => {
    closing = true
    done()
  })
  app.addHook('onClose', async () => {
    log.flush()
    await pages.close()
  })
}
