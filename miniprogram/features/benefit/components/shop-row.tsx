import { dial } from '../../../platform/phone-call'
import { Row } from '../../../ui/row'
import type { Shop } from '../api'
import { words } from '../words'

/** A shop: where, when, and its number to ring. */
export const ShopRow = ({ shop }: { shop: Shop }) => {
  const { phone } = shop
  return (
    <Row
      icon="pin"
      title={shop.name}
      sub={`${shop.address} · ${shop.hours}`}
      {...(phone === undefined
        ? {}
        : { end: words.call, label: `${words.call}：${shop.name}`, onTap: () => void dial(phone) })}
    />
  )
}
