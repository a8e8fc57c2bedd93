import type { ShopDoc } from '../store/merchants'

export const shopView = (
  { _id, merchantId, name, address, hours, phone, location }: ShopDoc,
  merchantName: string,
) => ({
  shopId: _id,
  ...{ merchantId, name, merchantName, address, hours },
  ...(phone !== undefined && { phone }),
  ...(location && { location }),
})
