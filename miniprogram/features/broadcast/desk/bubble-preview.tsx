import { View } from '@tarojs/components'
import { Bubble, Chat, ChatTime, DocCard, Msg } from '../../../ui/bubble'
import { Card } from '../../../ui/card'
import { Stack } from '../../../ui/layout'
import { Meter } from '../../../ui/progress'
import { Tag } from '../../../ui/tag'
import { brief, shortDay } from '../../../ui/time'
import { now } from '../../../platform/clock'
import { useState } from 'react'
import { go } from '../../../platform/navigate'
import type { GuideHead } from '../../library/api'
import { words as shown } from '../words'
import { words } from './words'

const t = words.send
/** As the contract says. */
const CARD_CHARACTERS = 200

/** The guide as one message in a group's page. */
export const BubblePreview = ({
  guide,
  from,
  compulsory,
}: {
  guide: GuideHead | undefined
  from: string
  compulsory: boolean
}) => {
  const [at] = useState(() => now())
  return (
    <Stack gap={16}>
      <View className="dk-chat">
        <Chat>
          <ChatTime>{brief(at)}</ChatTime>
          <Msg who={from} union>
            {guide === undefined ? (
              <Bubble>{t.previewEmpty}</Bubble>
            ) : (
              <DocCard
                icon="book"
                kind={[shown.guideKind, shown.version(guide.version)]}
                title={guide.title}
                words={guide.card}
                when={[
                  ...(guide.issuedOn === undefined ? [] : [shown.since(shortDay(guide.issuedOn))]),
                  shown.minutes(guide.minutes),
                ]}
                foot={<Tag tone="warn">{compulsory ? shown.mustConfirm : shown.pleaseConfirm}</Tag>}
                onTap={() => go('guide', { guideId: guide.guideId, version: guide.version })}
              />
            )}
          </Msg>
        </Chat>
      </View>
      {guide !== undefined && (
        <Card>
          <View className="sm muted">{t.previewHint}</View>
          <Meter name={t.length} used={guide.card.length} limit={CARD_CHARACTERS} unit={t.chars} />
        </Card>
      )}
    </Stack>
  )
}
