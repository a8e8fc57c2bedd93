import { reconcile } from '../engines/benefit/books/reconcile'
import { inHouse, runCommand, say } from './command'

const count = (value: number): string => value.toLocaleString('en')

/** `npm run reconcile`: every account of the books against the documents. Ends with 1 when a fen is missing. */
runCommand(() =>
  inHouse(async (house) => {
    const begun = performance.now()
    const found = await reconcile(house)
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    say(
      `${count(found.campaigns)} 个活动，${count(found.coupons)} 张券，${count(found.movements)} 笔核销和撤销，${count(found.entries)} 条分录，用了 ${seconds} 秒。`,
    )
    for (const difference of found.differences) say(difference)
    say(found.differenceCount === 0 ? '账和单据一分不差。' : `有 ${count(found.differenceCount)} 处不一致。`)
    return found.differenceCount === 0 ? 0 : 1
  }),
)
