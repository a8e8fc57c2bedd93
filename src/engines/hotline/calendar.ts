import { HOUSE } from '../../kernel/caller'
import { after, DAY } from '../../kernel/time'
import { unitOf } from '../../kernel/transaction'
import type { House } from '../../kernel/unit'
import { openCalendar } from './parts/calendar-link'
import type { HotlinePorts } from './ports'
import { hotlineServices } from './services'

const BACK = 31 * DAY
const AHEAD = 93 * DAY

/** The duties of an adviser as iCalendar text; undefined when the address is changed, too old, or replaced by a newer one.
 *  It tells when and at which desk, never whom they meet. */
export const readCalendar = async (
  house: House,
  ports: HotlinePorts,
  signed: string,
): Promise<string | undefined> => {
  const link = openCalendar(house.signer, signed)
  if (!link) return undefined
  const { catalogue, roster } = hotlineServices(ports, unitOf(house, HOUSE))
  const adviser = await catalogue.adviser(link.adviserId)
  if (adviser?.calendarKey !== link.key || !adviser.active) return undefined
  const now = house.clock.now()
  const shifts = await roster.shiftsOfAdviser(adviser._id, after(now, -BACK), after(now, AHEAD))
  const desks = new Map(
    (await catalogue.desks(shifts.map(({ deskId }) => deskId))).map((desk) => [desk._id, desk]),
  )
  return ports.writeCalendar({
    name: `值班：${adviser.name}`,
    events: shifts.map(({ _id, startsAt, endsAt, deskId }) => ({
      id: _id,
      startsAt,
      endsAt,
      title: `值班：${desks.get(deskId)?.name ?? ''}`,
    })),
  })
}
