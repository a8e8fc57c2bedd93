import { isDuplicate } from '../../../kernel/database-errors'
import { refuse } from '../../../kernel/refusal'
import { merchantInScope } from '../desk/merchant-in-scope'
import { benefit } from '../contract'
import { operation } from '../services'

export const saveShop = operation(benefit.saveShop, async ({ input, caller, merchants, ids, audit }) => {
  const { merchantId, phone, location, ...rest } = input.shop
  const merchant = await merchantInScope(merchants, caller, merchantId, 'staff')
  if (input.shopId !== undefined) {
    const known = await merchants.shop(input.shopId)
    if (known?.merchantId !== merchantId) throw refuse('NOT_FOUND')
  }
  const shopId = input.shopId ?? ids.next('shop')
  try {
    await merchants.putShop({
      _id: shopId,
      merchantId,
      ...rest,
      ...(phone !== undefined && { phone }),
      ...(location && { location }),
    })
  } catch (error) {
    if (isDuplicate(error, 'shop_name')) throw refuse('NAME_TAKEN')
    throw error
  }
  await audit.record({
    action: 'save-shop',
    subject: shopId,
    orgPath: merchant.orgPath,
    detail: `${input.shopId === undefined ? '加了' : '改了'}“${merchant.name}”的门店“${rest.name}”`,
  })
  return { shopId }
})
