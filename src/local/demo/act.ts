import { HOUSE, type Caller } from '../../kernel/caller'
import type { Contract, InputOf, OutputOf } from '../../kernel/contract'
import { inTransaction, unitOf } from '../../kernel/transaction'
import type { Engine } from '../../kernel/operation'
import { Refusal } from '../../kernel/refusal'
import type { House } from '../../kernel/unit'

/** Does what people do, through the operations they use. */
export const actWith =
  <C extends Contract>(house: House, engine: Engine, contract: C) =>
  async <N extends keyof C & string>(
    caller: Caller,
    name: N,
    input: InputOf<C[N]>,
  ): Promise<OutputOf<C[N]>> => {
    const parsed: unknown = contract[name]?.input.parse(input)
    const prepared = await engine.prepare(name, unitOf(house, caller), parsed)
    const gathering = engine.gathering(name)
    const output = await inTransaction(house, gathering ? HOUSE : caller, async (unit) => {
      if (!gathering) return engine.handle(name, unit, parsed, prepared)
      const [result] = await gathering.handleAll(unit, [{ input: parsed, caller, prepared }])
      if (result instanceof Refusal) throw result
      return result
    })
    return output as OutputOf<C[N]>
  }
