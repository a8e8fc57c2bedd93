import fastifySwagger from '@fastify/swagger'
import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { Dispatch } from '../../kernel/dispatch'
import { isAway } from '../../kernel/database-errors'
import type { Engine } from '../../kernel/operation'
import { Refusal, refusalBody, refuse } from '../../kernel/refusal'
import type { House } from '../../kernel/unit'
import { registerFiles } from './file-routes'
import { OneLine } from './one-line'
import { registerOperations, sendRefusal } from './operation-routes'

export interface HttpOptions {
  readonly house: House
  readonly engines: readonly Engine[]
  readonly dispatch: Dispatch
  readonly log: FastifyBaseLogger
  /** How many proxies in front are believed about the caller's address. */
  readonly trustedProxies: number
  /** Further routes: feeds, the local cloud's own. */
  readonly plugins?: readonly ((app: FastifyInstance) => void)[]
}

/** JSON of an operation; files have their own way in. */
const MAX_BODY_BYTES = 256 * 1024

/** Door 2: every operation as `POST /api/<engine>/<operation>`, its description, health and files. */
export const createHttpApp = async (options: HttpOptions): Promise<FastifyInstance> => {
  const { house } = options
  const app = Fastify({
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: (_address, hop) => hop < options.trustedProxies,
    genReqId: () => house.ids.next('req'),
    routerOptions: { maxParamLength: 2000 },
    exposeHeadRoutes: false,
    requestTimeout: 120_000,
    loggerInstance: options.log,
    logController: new OneLine(),
  })
  app.removeContentTypeParser('text/plain')
  // Operations are validated once, in dispatch; the schemas of the routes only describe.
  app.setValidatorCompiler(() => (value: unknown) => ({ value }))
  app.setSerializerCompiler(() => (value) => JSON.stringify(value))
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff')
    done()
  })
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.code === 'INTERNAL' || refusal.code === 'AWAY')
      request.log.error({ err: error }, 'request failed')
    return sendRefusal(reply, refusalBody(refusal))
  })
  app.setNotFoundHandler((_request, reply) => sendRefusal(reply, refusalBody(refuse('NOT_FOUND'))))
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '娘家人',
        version: '1',
        description:
          'Success is the output; a refusal is { code, message, fields?, retryAfter? } with the status of its code.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
  })
  registerOperations(app, options.engines, options.dispatch)
  registerFiles(app, house)
  const isDatabaseThere = pinged(house)
  app.get('/api/health', { schema: { hide: true } }, async (_request, reply) => {
    const database = await isDatabaseThere()
    return reply.code(database ? 200 : 503).send({ status: database ? 'ok' : 'away', database })
  })
  let description: string | undefined
  app.get('/api/openapi.json', { schema: { hide: true } }, (_request, reply) => {
    description ??= JSON.stringify(app.swagger())
    return reply.type('application/json; charset=utf-8').send(description)
  })
  for (const plugin of options.plugins ?? []) plugin(app)
  return app
}

const PING_LASTS_MS = 1000

/** Whether the database answers, as of a second ago at most: however many ask, it hears of one of them. */
const pinged = (house: House): (() => Promise<boolean>) => {
  let last: Promise<boolean> | undefined
  let at = 0
  return () => {
    const now = performance.now()
    if (last && now - at < PING_LASTS_MS) return last
    at = now
    last = house.db.command({ ping: 1 }, { timeoutMS: 2000 }).then(
      () => true,
      () => false,
    )
    return last
  }
}

/** Whatever goes wrong on the way in becomes one of the house's refusals. */
const refusalOf = (error: FastifyError): Refusal => {
  if (error instanceof Refusal) return error
  if (isAway(error)) return refuse('AWAY', { retryAfter: 5 })
  switch (error.statusCode) {
    case 413:
      return refuse('TOO_LARGE')
    case 415:
      return refuse('WRONG_TYPE')
    default:
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
        ? refuse('BAD_INPUT', { fields: { input: '内容不完整，或者不是 JSON' } })
        : refuse('INTERNAL')
  }
}
