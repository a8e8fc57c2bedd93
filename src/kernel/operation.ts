import type { Caller } from './caller'
import type { CollectionSpec } from './collection'
import type { Contract, HandlerOutput, OperationContract, ParsedInput } from './contract'
import type { Refusal } from './refusal'
import type { Unit } from './unit'

/** What a handler is given besides its engine's services. */
export interface Given<C extends OperationContract, P = undefined> {
  readonly input: ParsedInput<C>
  readonly caller: Caller
  readonly prepared: P
}

export interface Operation<C extends OperationContract, S> {
  readonly contract: C
  readonly prepare?: (given: S & Given<C>) => Promise<unknown>
  readonly handle: (given: S & Given<C, never>) => Promise<HandlerOutput<C>>
}

/** Makes `operation` for an engine whose services are `S`.
 *  `handle` of a change runs inside its transaction and may run again when the database asks for it,
 *  so whatever talks to the network belongs into `prepare`, which runs once before. */
export const operationsWith = <S>() => {
  function operation<C extends OperationContract>(
    contract: C,
    handle: (given: S & Given<C>) => Promise<HandlerOutput<C>>,
  ): Operation<C, S>
  function operation<C extends OperationContract, P>(
    contract: C,
    steps: {
      prepare: (given: S & Given<C>) => Promise<P>
      handle: (given: S & Given<C, P>) => Promise<HandlerOutput<C>>
    },
  ): Operation<C, S>
  function operation<C extends OperationContract>(
    contract: C,
    how: Operation<C, S>['handle'] | Omit<Operation<C, S>, 'contract'>,
  ): Operation<C, S> {
    return typeof how === 'function' ? { contract, handle: how } : { contract, ...how }
  }
  return operation
}

/** What is kept of an output for a key that comes again, where its own data knows the rest. */
export interface Memory<C extends OperationContract, S, Kept, Read = Kept> {
  /** What is kept holds no more than ids, numbers and moments: it need not be sealed. */
  readonly plain?: true
  /** JSON. */
  readonly keep: (output: HandlerOutput<C>) => Kept
  /** The answer made anew, outside any transaction. */
  readonly recall: (given: S & Given<C>, kept: Read) => Promise<HandlerOutput<C>>
}

/** A change that many people ask for at the same moment: their calls are committed together. */
export interface GatheredOperation<C extends OperationContract, S> {
  readonly contract: C
  readonly memory?: Memory<C, S, unknown, never>
  readonly most: number
  readonly by: (call: Given<C, never>) => string
  readonly together?: (call: Given<C, never>) => string
  readonly prepare?: (given: S & Given<C>) => Promise<unknown>
  readonly handleAll: (
    given: S & { readonly calls: readonly Given<C, never>[] },
  ) => Promise<readonly (HandlerOutput<C> | Refusal)[]>
}

/** Makes `gathered` for an engine whose services are `S`: one transaction for all calls that came while the one before
 *  was being committed; where a process serves one call at a time, a batch of one.
 *  - `most`: calls in one commit, 1–1,000.
 *  - `by`: the lane. Batches of one lane are committed one after another, so that they never conflict on its counters.
 *  - `together`: lanes of the same name here share their commits, up to 64 of them, and `handle` gets calls of several lanes.
 *    When somebody else's change comes between, or something is thrown, each lane is committed by itself.
 *  - `prepare`: once for each call, before and outside the transaction; may throw a refusal.
 *  - `memory`: absent, the whole output is kept for a key that comes again.
 *  - `handle`: gives the results in the order of the calls, each an output or a refusal that is RETURNED; a call that is
 *    refused has written nothing. What it throws makes the batch fall apart into smaller ones, down to the one call at fault.
 *    The services' own caller is the house; each call has its own. */
export const gatheredWith =
  <S>() =>
  <C extends OperationContract, P = undefined, M = never>(
    contract: C,
    how: {
      readonly memory?: Memory<C, S, M>
      readonly most: number
      readonly by: (call: Given<C, P>) => string
      readonly together?: (call: Given<C, P>) => string
      readonly prepare?: (given: S & Given<C>) => Promise<P>
      readonly handle: (
        given: S & { readonly calls: readonly Given<C, P>[] },
      ) => Promise<readonly (HandlerOutput<C> | Refusal)[]>
    },
  ): GatheredOperation<C, S> => {
    const { handle, ...rest } = how
    return { contract, ...rest, handleAll: handle }
  }

/** One call of a gathered operation as the kernel carries it: shapes are checked, types are the operation's own affair. */
export interface GatheredCall {
  readonly input: unknown
  readonly caller: Caller
  readonly prepared: unknown
}

/** How the calls of one operation are gathered. */
export interface Gathering {
  readonly most: number
  by(call: GatheredCall): string
  /** The line of lanes that share their commits; absent, a lane stands for itself. */
  readonly together?: ((call: GatheredCall) => string) | undefined
  handleAll(unit: Unit, calls: readonly GatheredCall[]): Promise<readonly unknown[]>
  /** What is kept of an output, and whether it may lie open in the database … */
  keep(output: unknown): { readonly output: unknown; readonly plain: boolean }
  /** … and the output again, for the same call. */
  recall(unit: Unit, call: Omit<GatheredCall, 'prepared'>, kept: unknown): Promise<unknown>
}

/** An engine as the doors see it: names, shapes, and a way to run. */
export interface Engine {
  readonly name: string
  readonly contract: Contract
  readonly collections: readonly Pick<CollectionSpec, 'name' | 'indexes' | 'options'>[]
  prepare(operation: string, unit: Unit, input: unknown): Promise<unknown>
  handle(operation: string, unit: Unit, input: unknown, prepared: unknown): Promise<unknown>
  /** Undefined for an operation whose calls are done one by one. */
  gathering(operation: string): Gathering | undefined
}

type AnyOperation<C extends OperationContract, S> = Operation<C, S> | GatheredOperation<C, S>

/** Binds a contract to its operations; leaving one out does not compile. */
export const defineEngine = <C extends Contract, S extends object>(engine: {
  name: string
  contract: C
  operations: { readonly [K in keyof C]: AnyOperation<C[K], S> }
  collections: readonly Pick<CollectionSpec, 'name' | 'indexes' | 'options'>[]
  /** Stores and ports for one call. */
  services: (unit: Unit) => S
}): Engine => {
  const find = (name: string): AnyOperation<OperationContract, S> => {
    if (!Object.hasOwn(engine.operations, name)) throw new Error(`no operation ${engine.name}.${name}`)
    return engine.operations[name as keyof C]
  }
  return {
    name: engine.name,
    contract: engine.contract,
    collections: engine.collections,
    prepare: async (name, unit, input) =>
      find(name).prepare?.({ ...engine.services(unit), input, caller: unit.caller, prepared: undefined }),
    handle: async (name, unit, input, prepared) => {
      const operation = find(name)
      if ('handleAll' in operation) throw new Error(`${engine.name}.${name} is gathered`)
      return operation.handle({
        ...engine.services(unit),
        input,
        caller: unit.caller,
        prepared: prepared as never,
      })
    },
    gathering: (name) => {
      const operation = find(name)
      if (!('handleAll' in operation)) return undefined
      return {
        most: operation.most,
        by: (call) => operation.by(call as Given<OperationContract, never>),
        together:
          operation.together &&
          ((call) => operation.together?.(call as Given<OperationContract, never>) ?? ''),
        handleAll: (unit, calls) =>
          operation.handleAll({
            ...engine.services(unit),
            calls: calls as readonly Given<OperationContract, never>[],
          }),
        keep: (output) => ({
          output: operation.memory ? operation.memory.keep(output) : output,
          plain: operation.memory?.plain === true,
        }),
        recall: async (unit, { input, caller }, kept) =>
          operation.memory
            ? operation.memory.recall(
                { ...engine.services(unit), input, caller, prepared: undefined },
                kept as never,
              )
            : kept,
      }
    },
  }
}
