import { listSettlements } from '../../../features/benefit/counter/api'
import { Cashiers } from '../../../features/benefit/counter/cashiers'
import { Closing } from '../../../features/benefit/counter/closing'
import { SettlementRows } from '../../../features/benefit/counter/settlement-rows'
import { words } from '../../../features/benefit/counter/words'
import { useParams } from '../../../platform/lifecycle'
import { Section } from '../../../ui/layout'
import { LoadedPart } from '../../../ui/loaded-part'
import { Page } from '../../../ui/page'
import { Blank } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'

/** What a manager of a shop sees to: cashiers, the daily close, the sheets. */
export default function ShopTeamPage() {
  const { merchantId = '', shopId = '' } = useParams()
  const sheets = useLoaded(`settlements:${merchantId}`, () => listSettlements({ merchantId }))
  return (
    <Page title={words.team}>
      <Closing merchantId={merchantId} />
      <Section title={words.settlements} dense rows>
        <LoadedPart of={sheets}>
          {({ items }) =>
            items.length === 0 ? (
              <Blank icon="file" head={words.settlementsEmpty} words={words.settlementsWhy} />
            ) : (
              <SettlementRows items={items} />
            )
          }
        </LoadedPart>
      </Section>
      <Cashiers merchantId={merchantId} shopId={shopId} />
    </Page>
  )
}
