import { listMyBenefits, type CampaignCard } from '../../../features/benefit/api'
import { CampaignCoupon } from '../../../features/benefit/components/campaign-coupon'
import { HeldRow } from '../../../features/benefit/components/held-row'
import { WaitingCard } from '../../../features/benefit/components/waiting-card'
import { words } from '../../../features/benefit/words'
import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { Section, Stack } from '../../../ui/layout'
import { LoadedPage } from '../../../ui/page'
import { Row } from '../../../ui/row'
import { Blank, RowBones } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'

/** Whoever had one and used it is not told to claim again. */
const MAY: ReadonlySet<CampaignCard['mine']['state']> = new Set(['can-claim', 'not-yet', 'full', 'paused'])

/** What I have, what I wait for, what I could have. */
export default function MyCouponsPage() {
  const mine = useLoaded('my-benefits', listMyBenefits)
  return (
    <LoadedPage title={words.mine} of={mine} bones={<RowBones count={4} />}>
      {({ have, waiting, could, past }) => (
        <>
          {have.length === 0 ? (
            <Blank icon="ticket" head={words.mineEmpty} words={words.mineEmptyWhy}>
              <Btn onTap={() => go('coupons')}>{words.toList}</Btn>
            </Blank>
          ) : (
            have.map((coupon) => <HeldRow key={coupon.couponId} coupon={coupon} />)
          )}
          {waiting.length > 0 && (
            <Section title={words.waitingHead}>
              <Stack gap={12}>
                {waiting.map((place) => (
                  <WaitingCard key={place.campaignId} waiting={place} />
                ))}
              </Stack>
            </Section>
          )}
          <Shelf title={words.could} campaigns={could.filter(({ mine: { state } }) => MAY.has(state))} />
          <Shelf
            title={words.couldNot}
            campaigns={could.filter(({ mine: { state } }) => state === 'not-eligible')}
          />
          {past > 0 && (
            <Section title={words.used} rows>
              <Row
                icon="clock"
                title={words.history}
                end={words.historyCount(past)}
                onTap={() => go('couponHistory')}
              />
            </Section>
          )}
        </>
      )}
    </LoadedPage>
  )
}

const Shelf = ({ title, campaigns }: { title: string; campaigns: readonly CampaignCard[] }) =>
  campaigns.length === 0 ? null : (
    <Section title={title}>
      <Stack gap={12}>
        {campaigns.map((campaign) => (
          <CampaignCoupon key={campaign.campaignId} campaign={campaign} />
        ))}
      </Stack>
    </Section>
  )
