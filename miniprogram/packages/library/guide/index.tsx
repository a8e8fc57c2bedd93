import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { AcknowledgeBar } from '../../../features/broadcast/components/acknowledge-bar'
import { WhatChanged } from '../../../features/broadcast/components/what-changed'
import { readGuide } from '../../../features/library/api'
import { ArticleSheet } from '../../../features/library/components/article-sheet'
import { Cited, type ArticleAddress } from '../../../features/library/components/cited'
import { GuideNotices } from '../../../features/library/components/guide-notices'
import { GuideText } from '../../../features/library/components/guide-text'
import { ReaderTools } from '../../../features/library/components/reader-tools'
import { useTextSize, type TextSize } from '../../../features/library/text-size'
import { words } from '../../../features/library/words'
import { useParams } from '../../../platform/lifecycle'
import { go } from '../../../platform/navigate'
import { useShareCard } from '../../../platform/share'
import { BottomBar } from '../../../ui/bottom-bar'
import { Btns } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { Icon } from '../../../ui/icon'
import { Heading, Line, Section, Stack } from '../../../ui/layout'
import { LoadedPage } from '../../../ui/page'
import { Sheet } from '../../../ui/sheet'
import { Bones } from '../../../ui/states'
import { Segment } from '../../../ui/tabs'
import { Tag } from '../../../ui/tag'
import { longDay } from '../../../ui/time'
import { useLoaded } from '../../../ui/use-loaded'

/** A guide. `version` names the one that was sent; through a group (`groupId`, `itemId`) it can be acknowledged. */
export default function GuidePage() {
  const { guideId = '', version, groupId, itemId, corrects } = useParams()
  const wanted = version === undefined ? undefined : Number(version)
  const guide = useLoaded(`guide:${guideId}:${version ?? ''}`, () => readGuide(guideId, wanted))
  const [size, setSize] = useTextSize()
  const [article, setArticle] = useState<ArticleAddress>()
  const [sizing, setSizing] = useState(false)
  const card = { title: guide.data?.title ?? words.guide, page: 'guide' as const, params: { guideId } }
  useShareCard(card)

  return (
    <LoadedPage
      title={words.guide}
      of={guide}
      bones={<Bones of={['title', 'half', 'box', 'long', 'long', 'half', 'card', 'long']} />}
      foot={(shown) => {
        const tools = <ReaderTools guide={shown} card={card} onSize={() => setSizing(true)} />
        return groupId !== undefined && itemId !== undefined && !shown.withdrawn ? (
          <AcknowledgeBar groupId={groupId} itemId={itemId} tools={tools} />
        ) : (
          <BottomBar>
            <Btns className="tools">{tools}</Btns>
          </BottomBar>
        )
      }}
      over={() => (
        <>
          {article !== undefined && <ArticleSheet {...article} onClose={() => setArticle(undefined)} />}
          {sizing && (
            <Sheet title={words.textSize} onClose={() => setSizing(false)}>
              <Segment<TextSize>
                label={words.textSize}
                chosen={size}
                onTap={setSize}
                items={(['m', 'l', 'xl'] as const).map((key) => ({ key, word: words.textSizes[key] }))}
              />
            </Sheet>
          )}
        </>
      )}
    >
      {(shown) => {
        const inText = (text: string) => shown.sections.some((section) => section.text.includes(text))
        const rest = shown.citations.filter(({ text }) => !inText(text))
        const held = rest.filter(({ status }) => status !== 'unknown-law')
        const notHeld = rest.filter(({ status }) => status === 'unknown-law').map(({ text }) => text)
        return (
          <>
            <View className="head">
              <Heading>{shown.title}</Heading>
              <View className="line sm second">
                <Tag>{words.version(shown.version)}</Tag>
                {shown.issuedOn !== undefined && <Text>{words.since(longDay(shown.issuedOn))}</Text>}
                <Text className="muted">{words.minutes(shown.minutes)}</Text>
              </View>
            </View>
            <Stack gap={20}>
              <GuideNotices guide={shown} />
              {corrects !== undefined && groupId !== undefined && itemId !== undefined && (
                <WhatChanged groupId={groupId} itemId={itemId} />
              )}
              <GuideText guide={shown} size={size} onArticle={setArticle} />
            </Stack>
            {rest.length > 0 && (
              <Section title={words.basis} dense>
                {held.map((citation) => (
                  <Cited key={citation.text} citation={citation} onOpen={setArticle} />
                ))}
                {notHeld.length > 0 && <View className="sm muted">{words.notHeld(notHeld.join('、'))}</View>}
              </Section>
            )}
            <View className="sect sect--dense">
              <Card well onTap={() => go('hotline')}>
                <Line tight className="gap-12">
                  <Icon name="phone" />
                  <View className="grow">
                    <View className="row__title">{words.stillUnclear}</View>
                    <View className="row__sub">{words.askLawyer}</View>
                  </View>
                  <Icon name="right" size={20} />
                </Line>
              </Card>
            </View>
            <View className="sect sect--dense xs muted">
              {shown.reviewedBy !== undefined && <View>{words.reviewedBy(shown.reviewedBy)}</View>}
              <View>{words.asOf(longDay(shown.asOf))}</View>
              <View>{words.wrong}</View>
            </View>
          </>
        )
      }}
    </LoadedPage>
  )
}
