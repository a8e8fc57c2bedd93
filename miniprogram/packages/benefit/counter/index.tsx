import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import {
  checkCode,
  listMyShops,
  redeem,
  type CodeCheck,
  type MyShop,
  type Redeemed,
} from '../../../features/benefit/counter/api'
import { CodeEntry } from '../../../features/benefit/counter/code-entry'
import { JoinShop } from '../../../features/benefit/counter/join-shop'
import { TakePanel } from '../../../features/benefit/counter/take-panel'
import { TakenPanel } from '../../../features/benefit/counter/taken-panel'
import { totalsInWords } from '../../../features/benefit/counter/totals'
import { words } from '../../../features/benefit/counter/words'
import { go } from '../../../platform/navigate'
import { Chips } from '../../../ui/chips'
import { Heading, Section, Stack } from '../../../ui/layout'
import { LoadedPage } from '../../../ui/page'
import { Row, Rows } from '../../../ui/row'
import { Bones } from '../../../ui/states'
import { longDay } from '../../../ui/time'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'

/** At the counter: scan or type, see what it gives, take it. */
export default function CounterPage() {
  const shops = useLoaded('my-shops', listMyShops)
  const [shopId, setShopId] = useState<string>()
  return (
    <LoadedPage title={words.title} of={shops} bones={<Bones of={['title', 'card', 'box']} />}>
      {({ items }) => {
        const shop = items.find((one) => one.shopId === shopId) ?? items[0]
        if (shop === undefined) return <JoinShop onJoined={shops.reload} />
        return (
          <Counter
            key={shop.shopId}
            shop={shop}
            onChange={shops.reload}
            choice={
              items.length > 1 && (
                <Chips
                  label={words.shop}
                  items={items.map(({ shopName }) => shopName)}
                  chosen={shop.shopName}
                  onTap={(name) => setShopId(items.find(({ shopName }) => shopName === name)?.shopId)}
                />
              )
            }
          />
        )
      }}
    </LoadedPage>
  )
}

interface CounterProps {
  shop: MyShop
  /** Between shops, while nothing is being taken. */
  choice: ReactNode
  onChange: () => Promise<void>
}

const Counter = ({ shop, choice, onChange }: CounterProps) => {
  const [check, setCheck] = useState<CodeCheck>()
  const [redeemed, setRedeemed] = useState<Redeemed>()
  const looking = useSend((code: string) => checkCode(shop.shopId, code))
  const taking = useSend((input: Parameters<typeof redeem>[0], key) => redeem(input, key))
  const again = () => {
    setCheck(undefined)
    setRedeemed(undefined)
    taking.clear()
    void onChange()
  }
  if (check !== undefined && redeemed !== undefined)
    return <TakenPanel kind={check.kind} redeemed={redeemed} onNext={again} />
  if (check !== undefined)
    return <TakePanel check={check} taking={taking} onDone={setRedeemed} onBack={again} />
  const look = async (code: string) => {
    const found = await looking.send(code)
    if (found !== undefined) setCheck(found)
  }
  return (
    <Stack gap={24}>
      {choice}
      <View>
        <Heading level={2}>{shop.shopName}</Heading>
        <View className="sm second">
          {`${words.role[shop.role]} · ${words.today(longDay(shop.day))} ${totalsInWords(shop.today)}`}
        </View>
      </View>
      <CodeEntry
        onCode={look}
        problem={looking.refusal?.message ?? (looking.lost ? words.offline : undefined)}
      />
      <Section title={words.shop} rows>
        <Rows>
          <Row
            icon="list"
            title={words.day}
            sub={words.daySub}
            onTap={() => go('shopDay', { shopId: shop.shopId })}
          />
          {shop.role === 'manager' && (
            <Row
              icon="users"
              title={words.team}
              sub={words.teamSub}
              onTap={() => go('shopTeam', { merchantId: shop.merchantId, shopId: shop.shopId })}
            />
          )}
        </Rows>
      </Section>
    </Stack>
  )
}
