import type { z } from 'zod'
import { ANONYMOUS, requireAccess, type Caller } from './caller'
import { accessList, type OperationContract } from './contract'
import { isAway, isDuplicate } from './database-errors'
import { createGatherer, type Gatherer } from './gathering'
import { answeredCalls, earlierAnswer, keepAnswers, onceKey, type OnceKey } from './idempotency'
import type { Limit } from './limits'
import type { Engine, Gathering } from './operation'
import { Refusal, refuse, refusalBody, type RefusalBody } from './refusal'
import { inTransaction, unitOf } from './transaction'
import type { House, Unit } from './unit'

/** How a caller is known before anybody looked them up. */
export type Credential =
  | { readonly kind: 'none' }
  | { readonly kind: 'wechat'; readonly openid: string; readonly unionid?: string }
  | { readonly kind: 'token'; readonly token: string }

/** Finds who stands behind a credential; undefined when it is not valid (any more). */
export type Identify = (credential: Credential) => Promise<Caller | undefined>

export interface Call {
  readonly engine: string
  readonly operation: string
  readonly input: unknown
  readonly credential: Credential
  /** Idempotency key, 8–80 characters; required for what changes something once. */
  readonly key?: string | undefined
  /** What a caller who is not signed in is counted by. */
  readonly address: string
}

export type Answer =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly refusal: RefusalBody; readonly error?: unknown }

export type Dispatch = (call: Call) => Promise<Answer>

const DEFAULT_LIMIT: Limit = { calls: 120, seconds: 60 }

export const createDispatch = (house: House, engines: readonly Engine[], identify: Identify): Dispatch => {
  const gatherer = createGatherer(house)
  const table = new Map<string, { engine: Engine; contract: OperationContract }>()
  for (const engine of engines) {
    for (const [name, contract] of Object.entries(engine.contract)) {
      table.set(`${engine.name}.${name}`, { engine, contract })
    }
  }
  return async (call) => {
    try {
      const found = table.get(`${call.engine}.${call.operation}`)
      if (!found) throw refuse('NOT_FOUND')
      return { ok: true, output: await run({ house, gatherer }, identify, call, found) }
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, refusal: refusalBody(error) }
      if (isAway(error)) {
        return { ok: false, refusal: refusalBody(refuse('AWAY', { retryAfter: 5 })), error }
      }
      return { ok: false, refusal: refusalBody(refuse('INTERNAL')), error }
    }
  }
}

/** What all calls of a process share. */
interface Shared {
  readonly house: House
  readonly gatherer: Gatherer
}

const run = async (
  { house, gatherer }: Shared,
  identify: Identify,
  call: Call,
  { engine, contract }: { engine: Engine; contract: OperationContract },
): Promise<unknown> => {
  const caller = await callerOf(identify, call)
  const name = `${call.engine}.${call.operation}`
  requireAccess(caller, accessList(contract))
  const who = caller.accountId === ANONYMOUS.accountId ? `ip:${call.address}` : caller.accountId
  await house.limits.consume(name, who, contract.limit ?? DEFAULT_LIMIT)
  const input = parse(contract, call.input)
  const output =
    contract.changes === undefined
      ? await read(house, engine, call.operation, caller, input, contract.consistent === true)
      : await change({ house, gatherer }, engine, call, caller, input, contract.changes)
  // The shape cuts off whatever the contract does not promise, so a careless handler leaks nothing.
  return contract.output.parse(output)
}

const callerOf = async (identify: Identify, call: Call): Promise<Caller> => {
  if (call.credential.kind === 'none') return ANONYMOUS
  const caller = await identify(call.credential)
  if (!caller) throw refuse('SIGN_IN')
  return caller
}

const parse = (contract: OperationContract, raw: unknown): unknown => {
  const parsed = contract.input.safeParse(raw ?? {})
  if (parsed.success) return parsed.data
  throw refuse('BAD_INPUT', { fields: fieldsOf(parsed.error) })
}

/** `{ 'sections.0.heading': '这一项要填' }`; `input` stands for the whole. */
export const fieldsOf = (error: z.ZodError): Record<string, string> =>
  Object.fromEntries(
    error.issues
      .slice(0, 20)
      .map((issue) => [issue.path.join('.').slice(0, 100) || 'input', issue.message.slice(0, 200)]),
  )

const read = async (
  house: House,
  engine: Engine,
  operation: string,
  caller: Caller,
  input: unknown,
  consistent: boolean,
): Promise<unknown> => {
  const look = async (unit: Unit): Promise<unknown> =>
    engine.handle(operation, unit, input, await engine.prepare(operation, unit, input))
  if (!consistent) return look(unitOf(house, caller))
  return house.client.withSession({ snapshot: true }, (session) => look(unitOf(house, caller, { session })))
}

const change = async (
  { house, gatherer }: Shared,
  engine: Engine,
  call: Call,
  caller: Caller,
  input: unknown,
  how: 'once' | 'natural',
): Promise<unknown> => {
  const key = how === 'once' ? keyOf(call, caller, input) : undefined
  const gathering = engine.gathering(call.operation)
  if (gathering) {
    const prepared = await preparedFor(house, engine, call.operation, gathering, caller, input, key)
    if ('earlier' in prepared) return prepared.earlier
    return gatherer.add(`${call.engine}.${call.operation}`, gathering, { input, caller, key, ...prepared })
  }
  const earlier = key && (await earlierAnswer(house, key))
  if (earlier) return earlier.output
  try {
    const prepared = await engine.prepare(call.operation, unitOf(house, caller), input)
    const output = await inTransaction(house, caller, async (unit) => {
      const result = await engine.handle(call.operation, unit, input, prepared)
      if (key) await keepAnswers(house, unit.options, [{ key, output: result }])
      return result
    })
    house.wake()
    return output
  } catch (error) {
    // The same key at the same time: once the twin has committed, its answer is ours, whatever this one stumbled
    // over: the kept answer itself, or something that can be done or used only once.
    const beaten = error instanceof Refusal || isDuplicate(error, answeredCalls.name)
    const twin = key && beaten ? await earlierAnswer(house, key) : undefined
    if (twin) return twin.output
    throw error
  }
}

/** A gathered call looks for its earlier answer with its batch; only one that is refused beforehand looks by itself,
 *  because what was given to it the first time may be the very reason why there is nothing more to give. */
const preparedFor = async (
  house: House,
  engine: Engine,
  operation: string,
  gathering: Gathering,
  caller: Caller,
  input: unknown,
  key: OnceKey | undefined,
): Promise<{ prepared: unknown } | { earlier: unknown }> => {
  const unit = unitOf(house, caller)
  try {
    return { prepared: await engine.prepare(operation, unit, input) }
  } catch (error) {
    const earlier = error instanceof Refusal && key ? await earlierAnswer(house, key) : undefined
    if (earlier) return { earlier: await gathering.recall(unit, { input, caller }, earlier.output) }
    throw error
  }
}

const keyOf = (call: Call, caller: Caller, input: unknown): OnceKey => {
  if (!call.key || !/^[A-Za-z0-9_-]{8,80}$/.test(call.key)) throw refuse('KEY_REQUIRED')
  return onceKey(caller.accountId, `${call.engine}.${call.operation}`, call.key, input)
}
