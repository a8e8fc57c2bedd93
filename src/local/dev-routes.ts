import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { accounts } from '../engines/membership/store/accounts'
import { issueToken } from '../engines/membership/identify'
import { refuse } from '../kernel/refusal'
import type { House } from '../kernel/unit'
import { DEMO_PEOPLE } from './demo/people'

const Login = z.strictObject({ account: z.string().max(40) })

/** Signing in by name: only the local cloud has these routes, nothing that is deployed knows them. */
export const registerDevRoutes = (app: FastifyInstance, house: House): void => {
  app.get('/api/dev/accounts', { schema: { hide: true } }, () => ({
    items: DEMO_PEOPLE.map(({ account, name, says }) => ({ account, name, says })),
  }))
  app.post('/api/dev/login', { schema: { hide: true } }, async (request, reply) => {
    const login = Login.safeParse(request.body)
    const person = DEMO_PEOPLE.find(({ account }) => login.data?.account === account)
    const account = person && (await accounts.of(house.db).findOne({ memberId: person.memberId }))
    if (!account) throw refuse('NOT_FOUND')
    return reply.send({ token: issueToken(house, account).token })
  })
}
