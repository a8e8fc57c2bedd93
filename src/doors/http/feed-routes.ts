import type { FastifyInstance } from 'fastify'
import type { RequestListener } from 'node:http'
import { createFeedPages } from '../../engines/broadcast/store/feed-pages'
import type { House } from '../../kernel/unit'
import { createFeedAnswer } from './feed-answer'
import { createPollLog } from './poll-log'
import type { BucketLimit } from './token-buckets'

export interface FeedRoutesOptions {
  /** Polls of one address. */
  readonly limit?: BucketLimit
  /** How many proxies in front are believed about the caller's address; as the application itself. */
  readonly trustedProxies?: number
}

/** A whole enterprise may sit behind one address: 200 people who look every second. */
const LIMIT: BucketLimit = { perSecond: 200, burst: 1000 }
const PREFIX = '/api/feeds/'

/** Plain GETs of feeds under signed paths, which a CDN may serve: `<base>/head` and `<base>/segments/<n>`. They are
 *  answered in front of the router, whose hooks and serializers cost more than the answer. */
export const registerFeedRoutes = (
  app: FastifyInstance,
  house: House,
  options: FeedRoutesOptions = {},
): void => {
  const pages = createFeedPages(house, (error) => app.log.error({ err: error }, 'feed watch broke'))
  const log = createPollLog(app.log)
  const answer = createFeedAnswer({
    house,
    pages,
    log,
    limit: options.limit ?? LIMIT,
    trustedProxies: options.trustedProxies ?? 0,
    onError: (error, reqId) => app.log.error({ err: error, reqId }, 'feed failed'),
  })

  // For whatever does not come through the server's own socket: `inject`, a second listening address.
  app.get(`${PREFIX}*`, { schema: { hide: true } }, (request, reply) => {
    reply.hijack()
    answer(request.raw, reply.raw)
  })

  let closing = false
  const routed = app.server.listeners('request') as RequestListener[]
  app.server.removeAllListeners('request')
  app.server.on('request', (request, response) => {
    if (!closing && request.method === 'GET' && request.url?.startsWith(PREFIX)) answer(request, response)
    else for (const listener of routed) listener(request, response)
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
