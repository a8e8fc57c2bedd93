import { memberOf } from '../../../kernel/caller'
import { hotline } from '../contract'
import { DONE, operation } from '../services'

export const markNoticesRead = operation(
  hotline.markNoticesRead,
  async ({ input, caller, clock, notices }) => {
    const upTo = new Date(input.upTo)
    const now = clock.now()
    await notices.setMark(memberOf(caller), upTo < now ? upTo : now)
    return DONE
  },
)
