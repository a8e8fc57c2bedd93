import { after, MINUTE } from '../../../kernel/time'
import type { Signer } from '../../../kernel/signer'
import type { Way } from '../store/bookings'
import type { WishDoc } from '../store/waits'

const PURPOSE = 'hotline.slot'
const LIFE = 15 * MINUTE
const WAYS: readonly Way[] = ['window', 'room', 'phone', 'visit']

/** A time that was shown to one person, so that nobody can hold what they were not shown, nor harvest for others. */
export const signSlot = (
  signer: Signer,
  memberId: string,
  wish: WishDoc,
  startsAt: Date,
  now: Date,
): string => {
  const { serviceId, matterId, way, placeId, adviserId, language, purpose } = wish
  const claim = [
    memberId,
    serviceId,
    WAYS.indexOf(way),
    startsAt.getTime() / MINUTE,
    matterId ?? 0,
    placeId ?? 0,
    adviserId ?? 0,
    language ?? 0,
    purpose ?? 0,
  ]
  return signer.sign(PURPOSE, JSON.stringify(claim), after(now, LIFE))
}

/** The wish and the beginning behind a token; undefined when it is too old, changed, or somebody else's. */
export const openSlot = (
  signer: Signer,
  memberId: string,
  slotId: string,
): { wish: WishDoc; startsAt: Date } | undefined => {
  const text = signer.verify(PURPOSE, slotId)
  if (text === undefined) return undefined
  const [owner, serviceId, way, minutes, ...rest] = JSON.parse(text) as (string | number)[]
  const known = typeof way === 'number' ? WAYS[way] : undefined
  if (owner !== memberId || typeof serviceId !== 'string' || !known || typeof minutes !== 'number')
    return undefined
  const [matterId, placeId, adviserId, language, purpose] = rest.map((value) =>
    typeof value === 'string' ? value : undefined,
  )
  return {
    wish: {
      serviceId,
      way: known,
      ...(matterId !== undefined && { matterId }),
      ...(placeId !== undefined && { placeId }),
      ...(adviserId !== undefined && { adviserId }),
      ...(language !== undefined && { language }),
      ...(purpose !== undefined && { purpose }),
    },
    startsAt: new Date(minutes * MINUTE),
  }
}
