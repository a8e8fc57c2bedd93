import { HOUSE } from '../../kernel/caller'
import { inTransaction, unitOf } from '../../kernel/dispatch'
import type { Consumer } from '../../kernel/outbox'
import type { House } from '../../kernel/unit'
import { applyRebind, REBIND_DUE } from './operations/apply-rebind'
import type { MembershipPorts } from './ports'
import { servicesOf } from './services'

/** Consumers by topic: an approved rebind takes effect when its day has passed. */
export const membershipConsumers = (
  house: House,
  ports: MembershipPorts,
): Readonly<Record<string, Consumer>> => ({
  [REBIND_DUE]: async ({ payload }) => {
    const rebindId = payload['rebindId']
    if (typeof rebindId !== 'string') throw new Error('a message without its rebind')
    await inTransaction(house, HOUSE, (unit) => applyRebind(servicesOf(ports, unit), rebindId))
  },
})

/** For the house's timer, beside the outbox: catches rebinds whose message was lost. Returns how many were due. */
export const applyDueRebinds = async (house: House, ports: MembershipPorts): Promise<number> => {
  const due = await servicesOf(ports, unitOf(house, HOUSE)).rebinds.due()
  for (const { _id } of due) {
    await inTransaction(house, HOUSE, (unit) => applyRebind(servicesOf(ports, unit), _id))
  }
  return due.length
}
