import { Fact } from '../../../ui/row'
import { thousands } from '../../../ui/numbers'
import { yuan } from '../yuan'
import type { Totals } from './api'
import { words } from './words'

/** How many, how much, how many undone. */
export const TotalsFacts = ({ totals }: { totals: Totals }) => (
  <>
    <Fact name={words.amount}>{`${yuan(totals.amount)} ${words.yuan}`}</Fact>
    <Fact name={words.uses}>{thousands(totals.uses)}</Fact>
    {totals.undos > 0 && <Fact name={words.undos}>{thousands(totals.undos)}</Fact>}
  </>
)

/** 12 笔，600 元: what was undone counts in neither. */
export const totalsInWords = ({ uses, undos, amount }: Totals): string =>
  words.todayCount(Math.max(0, uses - undos), yuan(amount))
