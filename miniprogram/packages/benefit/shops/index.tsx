import { listShops } from '../../../features/benefit/api'
import { ShopRow } from '../../../features/benefit/components/shop-row'
import { words } from '../../../features/benefit/words'
import { useParams } from '../../../platform/lifecycle'
import { MoreButton } from '../../../ui/more-button'
import { LoadedPage } from '../../../ui/page'
import { Rows } from '../../../ui/row'
import { Blank, RowBones } from '../../../ui/states'
import { usePaged } from '../../../ui/use-paged'

/** Shops where one campaign counts, or all that run. */
export default function ShopsPage() {
  const { campaignId } = useParams()
  const shops = usePaged(`shops:${campaignId ?? ''}`, (cursor) => listShops(campaignId, cursor))
  return (
    <LoadedPage title={words.shops} of={shops} bones={<RowBones />}>
      {({ items }) => (
        <>
          {items.length === 0 && <Blank icon="pin" head={words.shopsEmpty} words={words.shopsEmptyWhy} />}
          <Rows>
            {items.map((shop) => (
              <ShopRow key={shop.shopId} shop={shop} />
            ))}
          </Rows>
          <MoreButton of={shops} />
        </>
      )}
    </LoadedPage>
  )
}
