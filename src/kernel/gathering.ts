import { HOUSE } from './caller'
import { earlierAnswer, keepAnswers, type OnceKey } from './idempotency'
import { isAway, isDuplicate } from './database-errors'
import { createLanes, type Lanes } from './lanes'
import type { GatheredCall, Gathering } from './operation'
import { Refusal, refuse } from './refusal'
import { inTransaction, unitOf } from './transaction'
import type { House } from './unit'

/** A call that waits for its commit. */
interface Waiting extends GatheredCall {
  readonly lane: string
  readonly key: OnceKey | undefined
  readonly since: number
  readonly resolve: (output: unknown) => void
  readonly reject: (error: unknown) => void
}

/** Lanes that share their commits; of an operation that has no such lanes, one lane. */
interface Line {
  readonly lanes: Lanes<Waiting>
  /** Commits under way. */
  workers: number
  /** Lanes in one commit: halved when one was met by somebody else's change, widened again while all goes well. */
  width: number
}

/** Lanes in one commit at most. Each that is met by somebody else's change costs all of them a second try. */
const WIDEST = 64
/** Commits of one line beside each other: while the database works on one, the next is put together. */
const BESIDE = 2
/** Calls of one lane that may wait; beyond it people are told to come back, instead of waiting for nothing. */
const LONGEST_QUEUE = 20_000
/** Nobody waits longer: the phone has given up by then and asks again with the same key. */
const LONGEST_WAIT_MS = 15_000

export interface Gatherer {
  /** The output once the commit that holds this call is acknowledged by a majority; throws its refusal otherwise. */
  add(
    name: string,
    gathering: Gathering,
    call: GatheredCall & { readonly key: OnceKey | undefined },
  ): Promise<unknown>
}

/** Gathers concurrent calls: while one batch of a lane is being committed the next one collects. Lanes that say so share their
 *  commits, as far as nobody comes between. Nothing waits for a timer, so a lone call is committed at once. */
export const createGatherer = (house: House): Gatherer => {
  const lines = new Map<string, Line>()
  const now = (): number => house.clock.now().getTime()

  const work = async (id: string, line: Line, gathering: Gathering): Promise<void> => {
    line.workers += 1
    // Calls that arrive in the same turn of the event loop join the first batch.
    await new Promise(setImmediate)
    for (;;) {
      const batch = line.lanes.take(gathering.most, line.width)
      if (!batch) break
      const oldest = now() - LONGEST_WAIT_MS
      const fresh = batch.items.filter(({ since }) => since >= oldest)
      for (const call of batch.items) if (call.since < oldest) call.reject(refuse('AWAY', { retryAfter: 2 }))
      const whole = await commit(house, gathering, fresh)
      line.width = whole ? Math.min(WIDEST, line.width + 1) : Math.max(1, batch.width >> 1)
      batch.done()
    }
    line.workers -= 1
    if (line.workers === 0 && line.lanes.isEmpty) lines.delete(id)
  }

  return {
    add: (name, gathering, call) =>
      new Promise((resolve, reject) => {
        const lane = gathering.by(call)
        const id = `${name}|${gathering.together?.(call) ?? lane}`
        const line = lines.get(id) ?? { lanes: createLanes<Waiting>(), workers: 0, width: WIDEST }
        lines.set(id, line)
        if (line.lanes.length(lane) >= LONGEST_QUEUE) {
          reject(refuse('AWAY', { retryAfter: 2 }))
          return
        }
        line.lanes.push(lane, { ...call, lane, since: now(), resolve, reject })
        if (line.workers < BESIDE && !line.lanes.isBusy(lane)) void work(id, line, gathering)
      }),
  }
}

/** Somebody else changed what a commit of several lanes stands on. Which lane it was is not told, so each tries by itself. */
class Met extends Error {}

/** Settles every call of the batch; never throws. False when its lanes had to be committed each by itself. */
const commit = async (house: House, gathering: Gathering, calls: readonly Waiting[]): Promise<boolean> => {
  const shared = calls.some(({ lane }) => lane !== calls[0]?.lane)
  let tries = 0
  try {
    // A lone call is rarely a repeated one: the record of its key, written last, says so in time.
    const open = calls.length === 1 ? calls : await unanswered(house, gathering, calls)
    const [fresh, twins] = withoutTwins(open)
    if (fresh.length > 0) {
      const results = await inTransaction(house, HOUSE, async (unit) => {
        tries += 1
        if (shared && tries > 1) throw new Met('another change came between')
        const given = await gathering.handleAll(unit, fresh)
        if (given.length !== fresh.length)
          throw new Error('a gathered operation owes a result for every call')
        const kept = fresh.flatMap(({ key }, at) =>
          key && !(given[at] instanceof Refusal) ? [{ key, ...gathering.keep(given[at]) }] : [],
        )
        await keepAnswers(house, unit.options, kept)
        return given
      })
      const [lone] = results
      if (calls.length === 1 && lone instanceof Refusal) throw lone
      house.wake()
      fresh.forEach((call, at) => settle(call, results[at]))
    }
    if (twins.length > 0) await commit(house, gathering, twins)
    return true
  } catch (error) {
    await fallApart(house, gathering, calls, error)
    return !shared
  }
}

const settle = (call: Waiting, result: unknown): void => {
  if (result instanceof Refusal) call.reject(result)
  else call.resolve(result)
}

/** Calls whose key has an answer get it; the others are returned. */
const unanswered = async (
  house: House,
  gathering: Gathering,
  calls: readonly Waiting[],
): Promise<readonly Waiting[]> => {
  const isOpen = async (call: Waiting): Promise<boolean> => {
    try {
      const earlier = call.key && (await earlierAnswer(house, call.key))
      if (earlier) call.resolve(await gathering.recall(unitOf(house, call.caller), call, earlier.output))
      return !earlier
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      call.reject(error)
      return false
    }
  }
  const open = await Promise.all(calls.map(isOpen))
  return calls.filter((_, at) => open[at])
}

/** The first call of each key, and those that repeat one: they are answered from its record afterwards. */
const withoutTwins = (calls: readonly Waiting[]): readonly [readonly Waiting[], readonly Waiting[]] => {
  const seen = new Set<string>()
  const twins: Waiting[] = []
  const first = calls.filter((call) => {
    if (!call.key) return true
    if (seen.has(call.key.id)) {
      twins.push(call)
      return false
    }
    seen.add(call.key.id)
    return true
  })
  return [first, twins]
}

/** One call at fault must not cost the others theirs: lanes are tried each by itself, then halves until it stands alone. */
const fallApart = async (
  house: House,
  gathering: Gathering,
  calls: readonly Waiting[],
  error: unknown,
): Promise<void> => {
  const [only] = calls
  if (calls.length === 1 && only) {
    const beaten = error instanceof Refusal || isDuplicate(error)
    if (beaten && only.key) {
      // The same key was answered before, maybe by another process just now: that answer is ours, whatever this one
      // stumbled over.
      const open = await unanswered(house, gathering, calls).catch(() => calls)
      if (open.length === 0) return
    }
    only.reject(error)
    return
  }
  if (isAway(error)) {
    for (const call of calls) call.reject(error)
    return
  }
  const lanes = [...new Set(calls.map(({ lane }) => lane))]
  if (lanes.length > 1) {
    const apart = lanes.map((name) => calls.filter(({ lane }) => lane === name))
    await Promise.all(apart.map((some) => commit(house, gathering, some)))
    return
  }
  const half = Math.ceil(calls.length / 2)
  await commit(house, gathering, calls.slice(0, half))
  await commit(house, gathering, calls.slice(half))
}
