import { View } from '@tarojs/components'
import { readContactCard } from '../../../features/hotline/api'
import { drawContactCard } from '../../../features/hotline/components/contact-picture'
import '../../../features/hotline/hotline.css'
import { portraitOf } from '../../../features/hotline/portrait'
import { dateOf } from '../../../features/hotline/when'
import { words } from '../../../features/hotline/words'
import { handOutPicture } from '../../../platform/drawing'
import { useParams } from '../../../platform/lifecycle'
import { useShareCard } from '../../../platform/share'
import { Avatar } from '../../../ui/avatar'
import { BottomBar } from '../../../ui/bottom-bar'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { Heading, Stack } from '../../../ui/layout'
import { LoadedPage } from '../../../ui/page'
import { QrCode } from '../../../ui/qr-code'
import { Row } from '../../../ui/row'
import { Bones } from '../../../ui/states'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'

/** 工会法律服务联系卡: read by anybody, handed out as a picture by a group admin. */
export default function ContactCard() {
  const { serviceId } = useParams()
  const page = useLoaded(`hotline-card:${serviceId ?? ''}`, () => readContactCard(serviceId))
  useShareCard({ title: page.data?.title ?? words.cardTitle, page: 'hotline', params: { serviceId } })
  return (
    <LoadedPage
      title={words.cardTitle}
      of={page}
      bones={<Bones of={['card', 'card']} />}
      foot={(card) => (
        <BottomBar note={words.cardWhy}>
          <Btn
            kind="main"
            wide
            icon="download"
            busy={words.cardSaving}
            onTap={async () => {
              const path = await drawContactCard(card)
              if (path === undefined) toast(words.cardNotDrawn, 'info')
              else handOutPicture(path, words.cardFile)
            }}
          >
            {words.cardSave}
          </Btn>
        </BottomBar>
      )}
    >
      {(card) => (
        <Card>
          <Stack gap={16}>
            <View>
              <Heading>{card.title}</Heading>
              <View className="sm second">{card.orgName}</View>
            </View>
            <View>
              <View className="hl-digits num">{card.phone}</View>
              <View className="sm second">{card.hours}</View>
            </View>
            {card.duty !== undefined && (
              <Row
                plain
                lead={
                  <Avatar
                    dark
                    size={56}
                    name={card.duty.adviser.name}
                    picture={portraitOf(card.duty.adviser)}
                  />
                }
                title={words.adviser(card.duty.adviser.name, card.duty.adviser.kind)}
                sub={[words.cardDay(dateOf(card.duty.startsAt)), ...card.duty.adviser.goodAt].join('，')}
              />
            )}
            <View className="hl-code">
              <QrCode text={card.qr} label={words.cardQr(card.serviceName)} size={180} />
              <View className="sm second">{words.cardScan}</View>
            </View>
            <View className="sm second">
              {card.lines.map((line) => (
                <View key={line}>{line}</View>
              ))}
            </View>
          </Stack>
        </Card>
      )}
    </LoadedPage>
  )
}
