import { HOUSE } from '../../kernel/caller'
import { inTransaction, unitOf } from '../../kernel/dispatch'
import type { Consumer } from '../../kernel/outbox'
import type { House, Unit } from '../../kernel/unit'
import { applyRebind, REBIND_DUE, type RebindDesk } from './operations/apply-rebind'
import { createAccountsStore } from './store/accounts'
import { createConsentsStore } from './store/consents'
import { createPeopleStore } from './store/people'
import { createRebindsStore } from './store/rebinds'

const deskOf = (unit: Unit): RebindDesk => ({
  unit,
  accounts: createAccountsStore(unit),
  consents: createConsentsStore(unit),
  people: createPeopleStore(unit),
  rebinds: createRebindsStore(unit),
})

const apply = (house: House, rebindId: string): Promise<void> =>
  inTransaction(house, HOUSE, (unit) => applyRebind(deskOf(unit), rebindId))

/** Consumers by topic: an approved rebind takes effect when its day has passed. */
export const membershipConsumers = (house: House): Readonly<Record<string, Consumer>> => ({
  [REBIND_DUE]: async ({ payload }) => {
    const rebindId = payload['rebindId']
    if (typeof rebindId !== 'string') throw new Error('a message without its rebind')
    await apply(house, rebindId)
  },
})

/** For the house's timer, beside the outbox: catches rebinds whose message was given up. Returns how many were due. */
export const applyDueRebinds = async (house: House): Promise<number> => {
  const due = await createRebindsStore(unitOf(house, HOUSE)).due()
  for (const { _id } of due) await apply(house, _id)
  return due.length
}
