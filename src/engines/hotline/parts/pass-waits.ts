import type { Services } from '../services'
import type { AdviserDoc } from '../store/catalogue'
import type { CaseDoc } from '../store/cases'
import type { WaitDoc } from '../store/waits'
import { boardOf } from './board'
import { DESK_OF, titled } from './cards'
import { tell } from './tell'
import { TOPICS } from './topics'

/** A case is given on, and its person waits for a time of whoever had it: the place in the line is for the next adviser's times now,
 *  when that one sits at such a desk in those days at all and the former one has no other case of the person's. Otherwise the
 *  former one is still whom they wait for. */
export const passWaits = async (given: Services, file: CaseDoc, next: AdviserDoc): Promise<void> => {
  const { memberId, adviserId: had, serviceId } = file
  if (memberId === undefined || had === undefined) return
  const wait = (await given.waits.liveOf(memberId)).find((one) => one.serviceId === serviceId)
  if (wait?.wish.adviserId !== had) return
  const open = await given.cases.openOf(memberId)
  if (open.some((one) => one._id !== file._id && one.serviceId === serviceId && one.adviserId === had)) return
  const { shifts, advisers } = await boardOf(given, serviceId)
  const sits = shifts.some(
    ({ adviserId, deskKind, day }) =>
      adviserId === next._id && deskKind === DESK_OF[wait.wish.way] && day >= wait.from && day <= wait.until,
  )
  if (!sits) return
  const before = advisers.get(had)
  await waitFor(given, wait, next, before ? `您等的是${titled(before)}的空位，` : '')
}

/** Whoever is waited for no longer works at the desk: anybody's time will do, rather than none. */
export const freeWaits = async (given: Services, adviser: AdviserDoc): Promise<void> => {
  for (const wait of await given.waits.naming(adviser._id))
    await waitFor(given, wait, undefined, `您等的${titled(adviser)}不再值班，`)
}

const waitFor = async (
  given: Services,
  { _id: waitId, memberId, serviceId }: WaitDoc,
  next: AdviserDoc | undefined,
  why: string,
): Promise<void> => {
  const at = given.clock.now().getTime()
  await given.waits.waitFor(waitId, next?._id)
  // Perhaps that one is free already.
  await given.outbox.add(TOPICS.freed, `${serviceId}:${waitId}:${at}`, { serviceId })
  await tell(given, {
    key: `waits:${waitId}:${at}`,
    memberId,
    kind: 'waitlist',
    text: `${why}${next ? `改为等${titled(next)}的` : '改为谁有空都给您留'}，位置不变`,
  })
}
