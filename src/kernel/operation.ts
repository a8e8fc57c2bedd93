import type { Caller } from './caller'
import type { CollectionSpec } from './collection'
import type { Contract, HandlerOutput, OperationContract, ParsedInput } from './contract'
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

/** An engine as the doors see it: names, shapes, and a way to run. */
export interface Engine {
  readonly name: string
  readonly contract: Contract
  readonly collections: readonly Pick<CollectionSpec, 'name' | 'indexes' | 'options'>[]
  prepare(operation: string, unit: Unit, input: unknown): Promise<unknown>
  handle(operation: string, unit: Unit, input: unknown, prepared: unknown): Promise<unknown>
}

/** Binds a contract to its operations; leaving one out does not compile. */
export const defineEngine = <C extends Contract, S extends object>(engine: {
  name: string
  contract: C
  operations: { readonly [K in keyof C]: Operation<C[K], S> }
  collections: readonly Pick<CollectionSpec, 'name' | 'indexes' | 'options'>[]
  /** Stores and ports for one call. */
  services: (unit: Unit) => S
}): Engine => {
  const find = (name: string): Operation<OperationContract, S> => {
    if (!Object.hasOwn(engine.operations, name)) throw new Error(`no operation ${engine.name}.${name}`)
    return engine.operations[name as keyof C]
  }
  return {
    name: engine.name,
    contract: engine.contract,
    collections: engine.collections,
    prepare: async (name, unit, input) =>
      find(name).prepare?.({ ...engine.services(unit), input, caller: unit.caller, prepared: undefined }),
    handle: async (name, unit, input, prepared) =>
      find(name).handle({
        ...engine.services(unit),
        input,
        caller: unit.caller,
        prepared: prepared as never,
      }),
  }
}
