import type { z } from 'zod'
import type { Wish } from '../contract/shapes'
import { memberOf, type Caller } from '../../../kernel/caller'
import type { Services } from '../services'
import type { WishDoc } from '../store/waits'
import type { PersonWho } from './wanted'

export const personOf = (caller: Caller): PersonWho => ({
  memberId: memberOf(caller),
  personPath: caller.orgPath,
})

/** The wish as it is kept: "the same as last time" becomes that person, or nothing when there was no last time. */
export const wishOf = async (
  { bookings, cases }: Pick<Services, 'bookings' | 'cases'>,
  caller: Caller,
  { sameAsLast, ...wish }: z.output<typeof Wish>,
): Promise<WishDoc> => {
  const { serviceId, way, matterId, placeId, language, purpose } = wish
  let adviserId = wish.adviserId
  if (sameAsLast) {
    const memberId = memberOf(caller)
    adviserId =
      (await bookings.lastOf(memberId, serviceId))?.adviserId ??
      (await cases.lastAdviser(memberId, serviceId))?.adviserId
  }
  return {
    serviceId,
    way,
    ...(matterId !== undefined && { matterId }),
    ...(placeId !== undefined && { placeId }),
    ...(adviserId !== undefined && { adviserId }),
    ...(language !== undefined && { language }),
    ...(purpose !== undefined && { purpose }),
  }
}
