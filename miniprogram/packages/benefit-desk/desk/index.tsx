import { useState, type ReactNode } from 'react'
import { listStaffCampaigns, type MerchantRow } from '../../../features/benefit/desk/api'
import { CampaignDetail } from '../../../features/benefit/desk/campaign-detail'
import { CampaignList, type Shown } from '../../../features/benefit/desk/campaign-list'
import { MerchantDetail } from '../../../features/benefit/desk/merchant-detail'
import { MerchantForm } from '../../../features/benefit/desk/merchant-form'
import { MerchantPicker } from '../../../features/benefit/desk/merchant-picker'
import { PeopleLists } from '../../../features/benefit/desk/people-lists'
import { Settlements } from '../../../features/benefit/desk/settlements'
import { words } from '../../../features/benefit/desk/words'
import { from } from '../../../features/desk/cursor'
import { DeskPage } from '../../../features/desk/desk-page'
import { ListAndDetail, showDetail } from '../../../features/desk/list-and-detail'
import { holds } from '../../../features/desk/roles'
import { usePaged } from '../../../features/desk/use-paged'
import { words as desk } from '../../../features/desk/words'
import { useParams } from '../../../platform/lifecycle'
import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { Panel } from '../../../ui/staff-frame'
import { Blank } from '../../../ui/states'
import { Tabs } from '../../../ui/tabs'

type Tab = keyof typeof words.tabs
const TABS = Object.keys(words.tabs) as readonly Tab[]

/** Campaigns, merchants, lists of people and settlements of a union. */
export default function BenefitDesk() {
  const params = useParams()
  const [tab, setTab] = useState<Tab>(TABS.find((one) => one === params['tab']) ?? 'campaigns')
  const tabs = (
    <Tabs
      label={desk.rail.benefit}
      items={TABS.map((one) => ({ key: one, word: words.tabs[one] }))}
      chosen={tab}
      onTap={setTab}
    />
  )
  return (
    <DeskPage at="benefit">
      {(me) => {
        const acts = holds(me, 'staff')
        if (tab === 'settlements')
          return (
            <Panel title={desk.rail.benefit}>
              <Stack gap={12}>
                {tabs}
                <Settlements acts={acts} />
              </Stack>
            </Panel>
          )
        if (tab === 'lists') return <PeopleLists tabs={tabs} acts={acts} />
        return tab === 'merchants' ? (
          <Merchants tabs={tabs} acts={acts} />
        ) : (
          <Campaigns tabs={tabs} acts={acts} start={params['campaign']} />
        )
      }}
    </DeskPage>
  )
}

interface PartProps {
  tabs: ReactNode
  acts: boolean
}

const Campaigns = ({ tabs, acts, start }: PartProps & { start: string | undefined }) => {
  const [state, setState] = useState<Shown>('all')
  const [chosen, setChosen] = useState(start)
  const campaigns = usePaged(`desk-campaigns:${state}`, (cursor) =>
    listStaffCampaigns({ ...(state !== 'all' && { state }), ...from(cursor) }),
  )
  return (
    <ListAndDetail
      title={desk.rail.benefit}
      aside={
        acts && (
          <Btn small icon="plus" onTap={() => go('deskCampaign')}>
            {words.list.write}
          </Btn>
        )
      }
      list={
        <>
          {tabs}
          <CampaignList
            of={campaigns}
            state={state}
            onState={setState}
            chosen={chosen}
            onTap={(campaignId) => {
              setChosen(campaignId)
              showDetail()
            }}
          />
        </>
      }
      about={words.tabs.campaigns}
    >
      {chosen === undefined ? (
        <Blank icon="ticket" head={words.detail.choose} words={words.detail.chooseWhy} />
      ) : (
        <CampaignDetail
          key={chosen}
          campaignId={chosen}
          acts={acts}
          onChanged={() => void campaigns.reload()}
        />
      )}
    </ListAndDetail>
  )
}

const Merchants = ({ tabs, acts }: PartProps) => {
  const [chosen, setChosen] = useState<MerchantRow>()
  const [adding, setAdding] = useState(false)
  const [turn, setTurn] = useState(0)
  return (
    <>
      <ListAndDetail
        title={desk.rail.benefit}
        aside={
          acts && (
            <Btn small icon="plus" onTap={() => setAdding(true)}>
              {words.merchants.add}
            </Btn>
          )
        }
        list={
          <>
            {tabs}
            <MerchantPicker
              chosen={chosen?.merchantId}
              turn={turn}
              onTap={(merchant) => {
                setChosen(merchant)
                showDetail()
              }}
            />
          </>
        }
        about={words.tabs.merchants}
      >
        {chosen === undefined ? (
          <Blank icon="pin" head={words.merchants.choose} words={words.merchants.chooseWhy} />
        ) : (
          <MerchantDetail
            key={chosen.merchantId}
            merchantId={chosen.merchantId}
            orgName={chosen.orgName}
            acts={acts}
            onChanged={() => setTurn(turn + 1)}
          />
        )}
      </ListAndDetail>
      {adding && (
        <MerchantForm
          onClose={() => setAdding(false)}
          onSaved={() => {
            setAdding(false)
            setTurn(turn + 1)
          }}
        />
      )}
    </>
  )
}
