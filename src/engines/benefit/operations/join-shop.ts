import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { benefit } from '../contract'
import { operation } from '../services'
import { INVITATION } from './invite-cashier'

/** Guesses are counted in the database, for the account and for everybody together. */
const GUESSES = { calls: 5, seconds: 600 }
const ALL_GUESSES = { calls: 500, seconds: 600 }

export const joinShop = operation(benefit.joinShop, {
  prepare: async ({ caller, unit }) => {
    await unit.limits.attempt('benefit.join', caller.accountId, GUESSES)
    await unit.limits.attempt('benefit.join', 'all', ALL_GUESSES)
  },
  handle: async ({ input, caller, merchants, unit, clock, audit }) => {
    const memberId = memberOf(caller)
    const invitation = await merchants.takeInvitation(unit.vault.blind(input.code, INVITATION), clock.now())
    const shop = invitation && (await merchants.shop(invitation.shopId))
    const merchant = shop && (await merchants.get(shop.merchantId))
    if (!invitation || !shop || !merchant) throw refuse('INVITATION_REFUSED')
    // A manager who tries the code that was meant for a cashier stays manager: a shop may have no other.
    const known = await merchants.cashier(shop._id, memberId)
    const role = known?.role === 'manager' ? known.role : invitation.role
    await merchants.putCashier({ shopId: shop._id, merchantId: merchant._id, memberId, role }, clock.now())
    await audit.record({
      action: 'join-shop',
      subject: memberId,
      orgPath: merchant.orgPath,
      detail: `成为“${shop.name}”的${role === 'manager' ? '店长' : '店员'}`,
    })
    return { shopId: shop._id, shopName: shop.name, role }
  },
})
