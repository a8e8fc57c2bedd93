import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { OperationContract } from '../../kernel/contract'
import type { Credential, Dispatch } from '../../kernel/dispatch'
import type { Engine } from '../../kernel/operation'
import { COMMON_REFUSALS, refuse, statusOf, type RefusalBody } from '../../kernel/refusal'

/** `POST /api/<engine>/<operation>` for every operation of every engine; any other method is 405. */
export const registerOperations = (
  app: FastifyInstance,
  engines: readonly Engine[],
  dispatch: Dispatch,
): void => {
  for (const engine of engines) {
    for (const [operation, contract] of Object.entries(engine.contract)) {
      const url = `/api/${engine.name}/${operation}`
      app.post(url, {
        schema: describe(engine.name, operation, contract),
        handler: async (request, reply) => {
          const answer = await dispatch({
            engine: engine.name,
            operation,
            input: request.body,
            credential: credentialOf(request),
            key: header(request, 'idempotency-key'),
            address: request.ip,
          })
          if (answer.ok) return reply.send(answer.output)
          if (answer.error) request.log.error({ err: answer.error }, 'operation failed')
          return sendRefusal(reply, answer.refusal)
        },
      })
      app.route({
        method: ['GET', 'PUT', 'PATCH', 'DELETE'],
        url,
        schema: { hide: true },
        handler: () => {
          throw refuse('METHOD')
        },
      })
    }
  }
}

export const sendRefusal = (reply: FastifyReply, refusal: RefusalBody): FastifyReply => {
  const status = statusOf(refusal.code)
  if (status === 405) reply.header('allow', 'POST')
  if (refusal.retryAfter !== undefined) reply.header('retry-after', String(refusal.retryAfter))
  return reply.code(status).send(refusal)
}

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

const credentialOf = (request: FastifyRequest): Credential => {
  const authorization = header(request, 'authorization')
  if (authorization === undefined) return { kind: 'none' }
  const [, token] = /^Bearer ([\w.~+/=-]{1,2000})$/i.exec(authorization) ?? []
  if (!token) throw refuse('SIGN_IN')
  return { kind: 'token', token }
}

const describe = (engine: string, operation: string, contract: OperationContract) => {
  const once = contract.changes === 'once'
  const codes = [
    ...COMMON_REFUSALS,
    'NOT_FOUND',
    ...(once ? ['KEY_REQUIRED', 'KEY_REUSED'] : []),
    ...contract.errors,
  ]
  const byStatus = new Map<number, Set<string>>()
  for (const code of codes) {
    const status = statusOf(code)
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code))
  }
  return {
    operationId: `${engine}.${operation}`,
    summary: contract.summary,
    description: `Access: ${[contract.access].flat().join(' or ')}.`,
    tags: [engine],
    security: [contract.access].flat().includes('anyone') ? [{}, { bearer: [] }] : [{ bearer: [] }],
    ...(once && { headers: z.object({ 'idempotency-key': z.string().regex(/^[A-Za-z0-9_-]{8,80}$/) }) }),
    body: contract.input,
    response: {
      200: contract.output,
      ...Object.fromEntries([...byStatus].map(([status, names]) => [status, refusalShape([...names])])),
    },
  }
}

const refusalShape = (codes: string[]) =>
  z.object({
    code: z.enum(codes as [string, ...string[]]),
    message: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
    retryAfter: z.int().positive().optional(),
  })
