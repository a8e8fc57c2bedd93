import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { now } from '../../../platform/clock'
import { isWeapp } from '../../../platform/where'
import { Avatar } from '../../../ui/avatar'
import { Bubble, Chat, ChatTime, Msg } from '../../../ui/bubble'
import { Card } from '../../../ui/card'
import { Split, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Meter } from '../../../ui/progress'
import { Bones } from '../../../ui/states'
import { Tabs } from '../../../ui/tabs'
import { Tag } from '../../../ui/tag'
import { brief } from '../../../ui/time'
import { FeedBody } from '../components/feed-body'
import '../components/group.css'
import { PosterPicture, usePoster } from '../relay/poster-picture'
import type { Length, Preview } from './api'
import './push.css'
import { robotLines } from './robot-markdown'
import type { Previewed } from './use-preview'
import { words } from './words'

const t = words.preview
type Side = 'feed' | 'robot' | 'relay'

/** The same thing as each channel will show it, and how long it is there. `missing`: why there is nothing to show yet. */
export const ChannelPreview = ({ of, missing }: { of: Previewed; missing: string | undefined }) => {
  const [side, setSide] = useState<Side>('feed')
  const { data } = of
  return (
    <Stack gap={16}>
      <Tabs<Side>
        label={t.title}
        chosen={side}
        onTap={setSide}
        items={(['feed', 'robot', 'relay'] as const).map((key) => ({ key, word: t.sides[key] }))}
      />
      {of.state === 'refused' && <Notice tone="bad">{of.message}</Notice>}
      {of.state === 'offline' && <Notice icon="offline">{t.offline}</Notice>}
      {data === undefined ? (
        of.state === 'old' ? (
          <Bones of={['half', 'card']} />
        ) : (
          <View className="dk-chat">
            <Chat>
              <Bubble>{missing ?? t.empty}</Bubble>
            </Chat>
          </View>
        )
      ) : (
        <>
          {data.words.length > 0 && (
            <Notice tone="warn" head={t.wordsHead}>
              {t.words(data.words.join('、'))}
            </Notice>
          )}
          {side === 'feed' && <InFeed of={data} />}
          {side === 'robot' && <ByRobot of={data} />}
          {side === 'relay' && <ByRelay of={data} />}
          <Lengths of={data} />
        </>
      )}
    </Stack>
  )
}

const InFeed = ({ of: { feed } }: { of: Preview }) => {
  const [at] = useState(() => now())
  return (
    <View className="dk-chat">
      <Chat>
        <ChatTime>{brief(at)}</ChatTime>
        <Msg who={feed.from} union>
          <FeedBody item={feed} groupId="" acknowledged={false} />
        </Msg>
      </Chat>
    </View>
  )
}

const ByRobot = ({ of: { robot } }: { of: Preview }) => (
  <View className="dk-chat">
    <Chat>
      <View className="msg">
        <Avatar icon="robot" dark />
        <View className="msg__col">
          <View className="msg__who">
            <Text>{t.robotName}</Text>
            <Tag tone="line">{t.robot}</Tag>
          </View>
          <Bubble>
            {robotLines(robot.body.text).map((line, place) => (
              <View
                key={place}
                className={line.kind === 'heading' ? 'doc__title' : line.kind === 'quote' ? 'second' : 'pre'}
              >
                {line.pieces.map((piece, part) => (
                  <Text
                    key={part}
                    className={piece.link !== undefined ? 'txtlink' : piece.bold === true ? 'strong' : ''}
                  >
                    {piece.text}
                  </Text>
                ))}
              </View>
            ))}
          </Bubble>
        </View>
      </View>
    </Chat>
  </View>
)

/** What an admin passes on: the card in WeChat, the text in QQ, the poster where neither can be. */
const ByRelay = ({ of: { relay, feed } }: { of: Preview }) => (
  <View className="dk-chat">
    <Chat>
      <Msg who={t.admin}>
        <View className="bubble bubble--card">
          <View className="doc">
            <View className="doc__kind">{t.app}</View>
            <View className="doc__title">{relay.title.text}</View>
            <View className="share-pic" />
            <View className="xs muted">{t.miniProgram}</View>
          </View>
        </View>
      </Msg>
      <View className="xs muted">{t.qq}</View>
      <Msg who={t.admin}>
        <Bubble>
          <View className="pre break">{relay.text.text}</View>
        </Bubble>
      </Msg>
      {!isWeapp && (
        <>
          <View className="xs muted">{t.poster}</View>
          <Msg who={t.admin}>
            <Poster {...relay.poster} from={feed.from} />
          </Msg>
        </>
      )}
    </Chat>
  </View>
)

/** Drawn as it will be; its code leads into the group only once it was sent. */
const Poster = (said: Parameters<typeof usePoster>[0]) => (
  <PosterPicture picture={usePoster(said)} title={said.title} />
)

const Lengths = ({ of: { robot, relay } }: { of: Preview }) => {
  const rows: readonly (readonly [string, Length])[] = [
    [t.lengths.robot, robot.body],
    [t.lengths.title, relay.title],
    [t.lengths.text, relay.text],
  ]
  const shortened = rows.filter(([, { shortened: is }]) => is)
  return (
    <Card>
      <Split>
        <View className="mid">{t.length}</View>
        <Text className="xs muted">{t.bytes}</Text>
      </Split>
      {rows.map(([name, { used, limit, unit }]) => (
        <Meter key={name} name={name} used={used} limit={limit} unit={t.units[unit]} />
      ))}
      {shortened.map(([name]) => (
        <Notice key={name} tone="warn" head={t.shortened(name)}>
          {t.shortenedWhy}
        </Notice>
      ))}
    </Card>
  )
}
