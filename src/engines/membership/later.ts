import type { MembershipPorts } from './ports'
import { HOUSE } from '../../kernel/caller'
import { inTransaction, unitOf } from '../../kernel/transaction'
import type { Consumer, OutboxMessage } from '../../kernel/outbox'
import type { House, Unit } from '../../kernel/unit'
import { applyRebind, REBIND_DUE, type RebindDesk } from './operations/apply-rebind'
import { REBIND_REQUESTED } from './operations/bind-member'
import { LEFT } from './operations/leave'
import { createAccountsStore } from './store/accounts'
import { createConsentsStore } from './store/consents'
import { createImportRowsStore } from './store/import-rows'
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

const rebindOf: (message: OutboxMessage) => string = ({ payload: { rebindId } }) => {
  if (typeof rebindId !== 'string') throw new Error('a message without its rebind')
  return rebindId
}

/** The number that is on the roster is told, beside the old account: its owner may not open the mini-program that day.
 *  A request that was closed meanwhile needs nobody's attention any more. */
const warn = async (house: House, sms: MembershipPorts['sms'], rebindId: string): Promise<void> => {
  const { rebinds, people } = deskOf(unitOf(house, HOUSE))
  const request = await rebinds.get(rebindId)
  const member = request?.open ? await people.get(request.memberId) : null
  if (!member) return
  await sms.sendNotice({ phone: house.vault.open(member.phone, 'phone'), about: 'rebind' })
}

/** Consumers by topic: the owner of the number hears of a rebind at once, and an approved one takes effect when its day
 *  has passed. */
export const membershipConsumers = (
  house: House,
  { sms }: Pick<MembershipPorts, 'sms'>,
): Readonly<Record<string, Consumer>> => ({
  [REBIND_DUE]: (message) => apply(house, rebindOf(message)),
  [REBIND_REQUESTED]: (message) => warn(house, sms, rebindOf(message)),
  [LEFT]: async ({ payload: { memberId } }) => {
    if (typeof memberId !== 'string') throw new Error('a message without its member')
    await createImportRowsStore(unitOf(house, HOUSE)).forget(memberId)
  },
})

/** For the house's timer, beside the outbox: catches rebinds whose message was given up. Returns how many were due. */
export const applyDueRebinds = async (house: House): Promise<number> => {
  const due = await createRebindsStore(unitOf(house, HOUSE)).due()
  for (const { _id } of due) await apply(house, _id)
  return due.length
}
