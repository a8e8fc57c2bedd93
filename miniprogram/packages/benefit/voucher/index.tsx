import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { readCoupon, returnCoupon } from '../../../features/benefit/api'
import { CodeCard } from '../../../features/benefit/components/code-card'
import { Uses } from '../../../features/benefit/components/uses'
import { words } from '../../../features/benefit/words'
import { useParams } from '../../../platform/lifecycle'
import { back, go } from '../../../platform/navigate'
import { Btn, Btns, TextLink } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { FailureNote } from '../../../ui/failure-note'
import { Section, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { LoadedPage } from '../../../ui/page'
import { Row } from '../../../ui/row'
import { Sheet } from '../../../ui/sheet'
import { Bones } from '../../../ui/states'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'

/** A coupon at the counter: the code is the page. */
export default function VoucherPage() {
  const { couponId = '' } = useParams()
  const coupon = useLoaded(`coupon:${couponId}`, () => readCoupon(couponId))
  const giveBack = useSend((input: { couponId: string }, key) => returnCoupon(input, key))
  const [asking, setAsking] = useState(false)
  const sure = async () => {
    if ((await giveBack.send({ couponId })) === undefined) return
    toast(words.givenBack, 'done')
    back()
  }
  return (
    <LoadedPage
      title={words.use1}
      well
      of={coupon}
      bones={<Bones of={['card', 'box', 'half']} />}
      over={() =>
        asking && (
          <Sheet title={words.giveBackSure} onClose={() => setAsking(false)}>
            <Stack gap={16}>
              <View>{words.giveBackWhy}</View>
              <FailureNote of={giveBack} />
              <Btns>
                <Btn grow onTap={() => setAsking(false)}>
                  {words.keep}
                </Btn>
                <Btn kind="danger" grow busy={words.givingBack} onTap={sure}>
                  {words.giveBackSure}
                </Btn>
              </Btns>
            </Stack>
          </Sheet>
        )
      }
    >
      {(shown) => (
        <Stack gap={12}>
          <CodeCard coupon={shown} />
          {shown.state === 'held' && (
            <Notice icon="lock">
              <Text>{words.showOnly}</Text>
            </Notice>
          )}
          <Card flat>
            <Row
              icon="pin"
              title={words.shops}
              end={words.shopCount(shown.shops)}
              onTap={() => go('shops', { campaignId: shown.campaignId })}
            />
            <Row icon="headset" title={words.helpHead} sub={words.helpSub} />
          </Card>
          <Section title={words.rules} dense>
            <Stack gap={4}>
              {shown.terms.map((term) => (
                <View key={term} className="sm second">
                  {term}
                </View>
              ))}
              <View className="sm second">{shown.rulesText}</View>
            </Stack>
          </Section>
          {shown.uses.length > 0 && (
            <Section title={words.used} dense rows>
              <Uses uses={shown.uses} />
            </Section>
          )}
          {shown.state === 'held' && shown.used === 0 && (
            <TextLink onTap={() => setAsking(true)}>{words.giveBack}</TextLink>
          )}
        </Stack>
      )}
    </LoadedPage>
  )
}
