import { listMyHistory } from '../../../features/benefit/api'
import { Uses } from '../../../features/benefit/components/uses'
import { words } from '../../../features/benefit/words'
import { titleWithWorth } from '../../../features/benefit/worth'
import { Card } from '../../../ui/card'
import { Heading, Split, Stack } from '../../../ui/layout'
import { MoreButton } from '../../../ui/more-button'
import { LoadedPage } from '../../../ui/page'
import { Blank, RowBones } from '../../../ui/states'
import { Tag } from '../../../ui/tag'
import { usePaged } from '../../../ui/use-paged'

/** Coupons that are over, each with what was used where. */
export default function CouponHistoryPage() {
  const past = usePaged('coupon-history', listMyHistory)
  return (
    <LoadedPage title={words.history} of={past} bones={<RowBones />}>
      {({ items }) => (
        <>
          {items.length === 0 && (
            <Blank icon="clock" head={words.historyEmpty} words={words.historyEmptyWhy} />
          )}
          <Stack gap={12}>
            {items.map((coupon) => (
              <Card key={coupon.couponId} well>
                <Split>
                  <Heading level={3}>{titleWithWorth(coupon.title, coupon.kind)}</Heading>
                  <Tag>{words.state[coupon.state]}</Tag>
                </Split>
                <Uses uses={coupon.uses} />
              </Card>
            ))}
          </Stack>
          <MoreButton of={past} />
        </>
      )}
    </LoadedPage>
  )
}
