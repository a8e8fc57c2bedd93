import { refuse } from '../../../kernel/refusal'
import { DAY } from '../../../kernel/time'
import type { Services } from '../services'
import type { AdviserDoc } from '../store/catalogue'
import type { LeaveDoc } from '../store/roster'

const LONGEST = 366 * DAY

/** Leave as it is asked for; refuses with WRONG_SPAN when it is over already, backwards, or longer than a year. */
export const leaveOf = (
  { ids, clock }: Pick<Services, 'ids' | 'clock'>,
  adviser: AdviserDoc,
  asked: { readonly from: string; readonly to: string; readonly reason?: string | undefined },
): LeaveDoc => {
  const [from, to] = [new Date(asked.from), new Date(asked.to)]
  const length = to.getTime() - from.getTime()
  if (length <= 0 || length > LONGEST || to <= clock.now()) throw refuse('WRONG_SPAN')
  return {
    _id: ids.next('leave'),
    adviserId: adviser._id,
    orgPath: adviser.orgPath,
    from,
    to,
    ...(asked.reason !== undefined && { reason: asked.reason }),
  }
}
