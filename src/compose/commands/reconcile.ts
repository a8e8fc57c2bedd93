import { reconcile as reconcileBooks } from '../../engines/benefit/books/reconcile'
import { say, type Command } from './command'

const count = (value: number): string => value.toLocaleString('en')

/** Every account of the books against the documents. Ends with 1 when a fen is missing. */
export const reconcile: Command = (inHouse) =>
  inHouse(async (house) => {
    const begun = performance.now()
    const found = await reconcileBooks(house)
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    say(
      `${count(found.campaigns)} 个活动，${count(found.coupons)} 张券，${count(found.movements)} 笔核销和撤销，${count(found.entries)} 条分录，用了 ${seconds} 秒。`,
    )
    for (const difference of found.differences) say(difference)
    say(found.differenceCount === 0 ? '账和单据一分不差。' : `有 ${count(found.differenceCount)} 处不一致。`)
    return found.differenceCount === 0 ? 0 : 1
  })
