import { after, MINUTE } from '../../../kernel/time'
import { shopForManager } from '../desk/merchant-in-scope'
import { benefit } from '../contract'
import { operation } from '../services'

const LIFE = 10 * MINUTE
export const INVITATION = 'benefitInvitation'

export const inviteCashier = operation(
  benefit.inviteCashier,
  async ({ input, caller, merchants, unit, ids, clock, audit }) => {
    const { shop, merchant } = await shopForManager(merchants, caller, input.shopId)
    const code = ids.digits(8)
    const expiresAt = after(clock.now(), LIFE)
    await merchants.invite({
      _id: unit.vault.blind(code, INVITATION),
      shopId: shop._id,
      role: input.role,
      expiresAt,
    })
    await audit.record({
      action: 'invite-cashier',
      subject: shop._id,
      orgPath: merchant.orgPath,
      detail: `给“${shop.name}”发了${input.role === 'manager' ? '店长' : '店员'}邀请码`,
    })
    return { code, expiresAt: expiresAt.toISOString() }
  },
)
