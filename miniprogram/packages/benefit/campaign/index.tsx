import { View } from '@tarojs/components'
import { readCampaign } from '../../../features/benefit/api'
import { ClaimBar } from '../../../features/benefit/components/claim-bar'
import { Reasons } from '../../../features/benefit/components/reasons'
import { RoundRows } from '../../../features/benefit/components/round-rows'
import { words } from '../../../features/benefit/words'
import { conditionOf, titleWithWorth } from '../../../features/benefit/worth'
import { yuan } from '../../../features/benefit/yuan'
import { useParams } from '../../../platform/lifecycle'
import { go } from '../../../platform/navigate'
import { Heading, Section, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { LoadedPage } from '../../../ui/page'
import { Fact, Row, Rows } from '../../../ui/row'
import { Bones } from '../../../ui/states'
import { shortDay } from '../../../ui/time'
import { useLoaded } from '../../../ui/use-loaded'

/** A campaign: what it is, whether I can have one, when, the rules, and the books open to everybody. */
export default function CampaignPage() {
  const { campaignId = '' } = useParams()
  const campaign = useLoaded(`campaign:${campaignId}`, () => readCampaign(campaignId))
  return (
    <LoadedPage
      title={words.title}
      of={campaign}
      bones={<Bones of={['title', 'half', 'card', 'long', 'long']} />}
      foot={(shown) => <ClaimBar campaign={shown} onChange={campaign.reload} />}
    >
      {(shown) => (
        <>
          <View className="head">
            <Heading>{titleWithWorth(shown.title, shown.kind)}</Heading>
            <View className="sm second">
              {`${conditionOf(shown.kind)}，${words.usableUntil(shortDay(shown.useUntil))}`}
            </View>
            <View>{shown.summary}</View>
          </View>
          {shown.mine.state === 'paused' && <Notice tone="warn">{words.paused(shown.pausedFor)}</Notice>}
          {!['have', 'used', 'expired'].includes(shown.mine.state) && shown.mine.reasons.length > 0 && (
            <Section title={words.canI} rows>
              <Reasons reasons={shown.mine.reasons} />
            </Section>
          )}
          <Section title={words.rounds} rows>
            <RoundRows rounds={shown.rounds} />
            <View className="xs muted">{words.each(shown.perRound)}</View>
          </Section>
          <Section title={words.rules}>
            <Stack gap={8}>
              <View>{shown.rulesText}</View>
              {shown.kind.type === 'allowance' &&
                shown.kind.brackets.map(({ from, amount }) => (
                  <Fact key={from} name={words.bracket(yuan(from))}>
                    {words.gives(yuan(amount))}
                  </Fact>
                ))}
              <View className="sm second">{shown.stackable ? words.stack.yes : words.stack.no}</View>
              <Fact name={words.organiser}>{shown.organiser}</Fact>
              <Fact name={words.tax}>{shown.taxText}</Fact>
            </Stack>
            <Row
              icon="pin"
              title={words.shops}
              end={words.shopCount(shown.shops.count)}
              onTap={() => go('shops', { campaignId })}
            />
          </Section>
          <Section title={words.fair} rows>
            <Rows>
              <Row
                icon="shield"
                title={words.books}
                sub={words.booksSub(shown.books.issued, shown.books.used)}
              />
              {shown.quotaText !== undefined && (
                <Row icon="users" title={words.quota} sub={shown.quotaText} />
              )}
              {shown.improvements.map(({ at, text }) => (
                <Row key={at} icon="edit" title={words.changed} sub={`${shortDay(at)} ${text}`} />
              ))}
            </Rows>
          </Section>
        </>
      )}
    </LoadedPage>
  )
}
