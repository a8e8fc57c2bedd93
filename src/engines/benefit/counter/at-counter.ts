import { memberOf, type Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import type { Loaders } from '../loaders'
import type { Counter } from '../store/merchants'

/** The shop at which the caller stands, as cashier or manager; to everybody else it is not there. */
export const atCounter = async (loaders: Loaders, caller: Caller, shopId: string): Promise<Counter> => {
  const found = await loaders.counter(`${shopId}:${memberOf(caller)}`)
  if (!found) throw refuse('NOT_FOUND')
  return found
}

/** The same, where something is taken: a stopped shop takes nothing. */
export const atOpenCounter = async (loaders: Loaders, caller: Caller, shopId: string): Promise<Counter> => {
  const found = await atCounter(loaders, caller, shopId)
  if (found.shop.state === 'stopped' || found.merchant.state === 'stopped') throw refuse('SHOP_STOPPED')
  return found
}
