import { go } from '../../../platform/navigate'
import { Section } from '../../../ui/layout'
import { Row } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import { moment } from '../../../ui/time'
import { useLoaded } from '../../../ui/use-loaded'
import { listMyBenefits } from '../api'
import { words } from '../entry-words'

/** What must not be missed: a place that is kept for a while, a coupon that runs out soon. Where there is neither, nothing is
 *  drawn. */
export const HomeBenefit = () => {
  const mine = useLoaded('my-benefits', listMyBenefits).data
  const offered = mine?.waiting.filter(({ until }) => until !== undefined) ?? []
  const soon = mine?.have.filter((coupon) => coupon.soon && !coupon.paused) ?? []
  if (offered.length + soon.length === 0) return null
  return (
    <Section title={words.coupons} rows more={{ word: words.mine, onTap: () => go('myCoupons') }}>
      {offered.map(({ campaignId, title, until }) => (
        <Row
          key={campaignId}
          icon="ticket"
          title={title}
          sub={until === undefined ? undefined : words.kept(moment(until))}
          end={<Tag tone="warn">{words.yourTurn}</Tag>}
          onTap={() => go('campaign', { campaignId })}
        />
      ))}
      {soon.map(({ couponId, title, useUntil }) => (
        <Row
          key={couponId}
          icon="ticket"
          title={title}
          sub={words.before(moment(useUntil))}
          end={<Tag tone="warn">{words.soon}</Tag>}
          onTap={() => go('voucher', { couponId })}
        />
      ))}
    </Section>
  )
}
