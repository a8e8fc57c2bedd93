import type { Caller } from '../../../kernel/caller'
import { isProven } from '../rules/reader'
import type { Services } from '../services'
import type { QuietEntry } from '../store/feeds'

/** Of corrections beyond the place that was read to, the positions that bring this person no mark of unread: whoever
 *  never opened the old version is not told that it changed. One query however many groups. */
export const quietFor = async (
  { receipts }: Pick<Services, 'receipts'>,
  caller: Caller,
  corrections: readonly QuietEntry[],
): Promise<ReadonlySet<QuietEntry>> => {
  if (corrections.length === 0) return new Set()
  const opened = isProven(caller)
    ? await receipts.openedBy(caller.memberId, [...new Set(corrections.flatMap(({ of }) => of))])
    : new Set<string>()
  return new Set(corrections.filter(({ of }) => !of.some((id) => opened.has(id))))
}
