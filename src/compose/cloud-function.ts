import { readEnvironment, readWeChatCaller, type Environment } from '../../config/environment'
import { functionDoor } from '../doors/function'
import { createLog } from '../doors/log'
import { createIdentify } from '../engines/membership/identify'
import { createDispatch } from '../kernel/dispatch'
import type { Engine } from '../kernel/operation'
import type { House } from '../kernel/unit'
import { openHouse } from './house'

/** What an instance opens on its first call and keeps; a failure is not kept, so the next call tries again. Why it failed
 *  is for the log alone, without secrets: what is thrown goes to whoever called. */
const kept = <T>(open: (environment: Environment) => Promise<T>): (() => Promise<T>) => {
  let value: Promise<T> | undefined
  const attempt = async (): Promise<T> => {
    let level = 'error'
    try {
      const environment = readEnvironment()
      level = environment.LOG_LEVEL
      return await open(environment)
    } catch (error) {
      value = undefined
      createLog(level).error({ err: error }, 'could not open')
      throw new Error('could not open: see the log')
    }
  }
  return () => (value ??= attempt())
}

const functionHouse = (environment: Environment): Promise<House> =>
  openHouse(environment, { poolSize: 2, durableLimits: true })

/** The `main` of one engine's cloud function. */
export const cloudFunction = (makeEngine: (environment: Environment) => Engine) => {
  const open = kept(async (environment) => {
    const house = await functionHouse(environment)
    const engine = makeEngine(environment)
    return {
      name: engine.name,
      dispatch: createDispatch(house, [engine], createIdentify(house)),
      log: createLog(environment.LOG_LEVEL),
    }
  })
  return functionDoor(open)
}

/** The `main` of a function that the platform's timer calls; anybody else who calls it is not answered.
 *  A timer can fire twice: `work` must bear that. */
export const timerFunction = (work: (house: House, environment: Environment) => Promise<object>) => {
  const open = kept(async (environment) => {
    return { environment, house: await functionHouse(environment), log: createLog(environment.LOG_LEVEL) }
  })
  return async (): Promise<object> => {
    const { openid, source } = readWeChatCaller()
    if (openid !== undefined || source !== 'wx_trigger') return {}
    const { environment, house, log } = await open()
    const done = await work(house, environment)
    log.info(done, 'timer')
    return done
  }
}
