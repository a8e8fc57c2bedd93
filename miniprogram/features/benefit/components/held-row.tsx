import { go } from '../../../platform/navigate'
import { Row } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import { shortDay } from '../../../ui/time'
import type { HeldCoupon } from '../api'
import { words } from '../words'
import { leftOf, titleWithWorth } from '../worth'

/** A coupon in hand; tapping it opens the code for the counter. */
export const HeldRow = ({ coupon }: { coupon: HeldCoupon }) => {
  const { couponId, title, kind, left, useUntil, organiser, soon, paused } = coupon
  const rest = leftOf(kind, left)
  return (
    <Row
      icon="ticket"
      title={titleWithWorth(title, kind)}
      sub={[rest, words.usableUntil(shortDay(useUntil)), organiser].filter(Boolean).join(' · ')}
      {...(paused
        ? { end: <Tag>{words.pausedTag}</Tag> }
        : soon
          ? { end: <Tag tone="warn">{words.soon}</Tag> }
          : {})}
      onTap={() => go('voucher', { couponId })}
    />
  )
}
