import { fork, type ChildProcess } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { devNull } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createHttpApp } from '../../../src/doors/http/app'
import { createLog } from '../../../src/doors/log'
import { createIdentify } from '../../../src/engines/membership/identify'
import { createDispatch } from '../../../src/kernel/dispatch'
import type { Engine } from '../../../src/kernel/operation'
import type { BenefitHouse } from './house'
import type { PostResult } from './post-all'
import type { ClaimJob, RedeemJob } from './post-load'

/** The real door 2 with its sign-in, limits and log. */
export const openServer = async ({ house }: BenefitHouse, engine: Engine) => {
  const app = await createHttpApp({
    ...{ house, engines: [engine], trustedProxies: 0 },
    dispatch: createDispatch(house, [engine], createIdentify(house)),
    log: createLog('info', pino.destination({ dest: devNull, sync: true })),
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() }
}

/** The load comes from a process of its own. */
export const startLoad = (): ChildProcess => fork(join(__dirname, 'post-load.ts'))

export const ask = (load: ChildProcess, job: ClaimJob | RedeemJob): Promise<PostResult> =>
  new Promise((resolve, reject) => {
    load.once('exit', reject)
    load.once('message', (result) => {
      load.off('exit', reject)
      resolve(result as PostResult)
    })
    load.send(job)
  })
