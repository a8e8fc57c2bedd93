import { HOUSE } from '../../kernel/caller'
import { inTransaction, unitOf } from '../../kernel/transaction'
import { shanghaiDay } from '../../kernel/time'
import type { House } from '../../kernel/unit'
import { endHolds } from './parts/holds'
import { extendRule } from './parts/planning'
import type { HotlinePorts } from './ports'
import { endOldWaits, offerFree } from './parts/waitlist'
import { hotlineServices } from './services'

/** Plans the roster on to its horizon; safe to run twice and at once. Returns how many shifts are new. */
export const extendRoster = async (house: House, ports: HotlinePorts): Promise<number> => {
  const { roster, clock } = hotlineServices(ports, unitOf(house, HOUSE))
  let added = 0
  for (const rule of await roster.liveRules(shanghaiDay(clock.now()))) {
    const shifts = await inTransaction(house, HOUSE, (unit) => extendRule(hotlineServices(ports, unit), rule))
    added += shifts.length
  }
  return added
}

/** Looks for whatever is due, in case its message was lost, given up or late; safe to run twice and at once. */
export const runHotlineRound = async (house: House, ports: HotlinePorts): Promise<object> => {
  const { waits } = hotlineServices(ports, unitOf(house, HOUSE))
  let offers = 0
  const holds = await endHolds(house, ports)
  for (const serviceId of await waits.services()) offers += await offerFree(house, ports, serviceId)
  return {
    hotlineHolds: holds,
    hotlineOffers: offers,
    hotlineWaits: await inTransaction(house, HOUSE, (unit) => endOldWaits(hotlineServices(ports, unit))),
    hotlineShifts: await extendRoster(house, ports),
  }
}
