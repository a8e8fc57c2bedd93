import type { FastifyInstance } from 'fastify'
import { refuse } from '../../kernel/refusal'
import type { House } from '../../kernel/unit'

/** `GET /api/hotline/calendar/<signed>`: the duties of one adviser as text/calendar, for calendar programs, which cannot sign in. */
export const registerCalendar = (
  app: FastifyInstance,
  house: House,
  read: (signed: string) => Promise<string | undefined>,
): void => {
  app.get<{ Params: { signed: string } }>(
    '/api/hotline/calendar/:signed',
    { schema: { hide: true } },
    async (request, reply) => {
      await house.limits.consume('hotline.calendar', request.ip, { calls: 60, seconds: 600 })
      const calendar = await read(request.params.signed)
      if (calendar === undefined) throw refuse('NOT_FOUND')
      return reply
        .type('text/calendar; charset=utf-8')
        .header('cache-control', 'private, max-age=900')
        .send(calendar)
    },
  )
}
