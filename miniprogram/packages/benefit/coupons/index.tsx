import { View } from '@tarojs/components'
import { listCampaigns } from '../../../features/benefit/api'
import { CampaignCoupon } from '../../../features/benefit/components/campaign-coupon'
import { onShelves } from '../../../features/benefit/rounds'
import { words } from '../../../features/benefit/words'
import { go } from '../../../platform/navigate'
import { BottomBar } from '../../../ui/bottom-bar'
import { Btn, Btns } from '../../../ui/btn'
import { Section, Stack } from '../../../ui/layout'
import { LoadedPage } from '../../../ui/page'
import { Row } from '../../../ui/row'
import { Blank, Bones } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'

/** What is being given out, by what the person can do with it. */
export default function CouponsPage() {
  const campaigns = useLoaded('campaigns', listCampaigns)
  return (
    <LoadedPage
      title={words.title}
      of={campaigns}
      bones={<Bones of={['title', 'card', 'card', 'card']} />}
      foot={() => (
        <BottomBar>
          <Btns>
            <Btn kind="text" grow icon="ticket" onTap={() => go('myCoupons')}>
              {words.mine}
            </Btn>
            <Btn kind="text" grow icon="pin" onTap={() => go('shops')}>
              {words.shops}
            </Btn>
          </Btns>
        </BottomBar>
      )}
    >
      {({ items }) => (
        <>
          {items.length === 0 ? (
            <Blank icon="ticket" head={words.empty} words={words.emptyWhy} />
          ) : (
            onShelves(items).map(({ shelf, items: onShelf }) => (
              <Section key={shelf} title={words.shelves[shelf]} dense>
                <Stack gap={12}>
                  {onShelf.map((campaign, at) => (
                    <CampaignCoupon
                      key={campaign.campaignId}
                      campaign={campaign}
                      main={shelf === 'now' && at === 0}
                    />
                  ))}
                </Stack>
              </Section>
            ))
          )}
          <View className="sect">
            <Row icon="qr" title={words.atShop} sub={words.atShopSub} onTap={() => go('counter')} />
          </View>
        </>
      )}
    </LoadedPage>
  )
}
