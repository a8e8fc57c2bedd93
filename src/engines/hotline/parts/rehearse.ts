import { inTransaction } from '../../../kernel/transaction'
import { hotlineServices, type Services } from '../services'

const curtain = new Error('a rehearsal leaves nothing behind')

/** Does a piece of work in a transaction that is given up, and tells what it would have done: a preview that cannot differ from
 *  the real thing. */
export const rehearse = async <T>(given: Services, work: (given: Services) => Promise<T>): Promise<T> => {
  const results: T[] = []
  await inTransaction(given.unit, given.unit.caller, async (unit) => {
    results.splice(0, results.length, await work(hotlineServices(given.ports, unit)))
    throw curtain
  }).catch((error: unknown) => {
    if (error !== curtain) throw error
  })
  const [result] = results
  if (result === undefined) throw new Error('the rehearsal did not take place')
  return result
}
