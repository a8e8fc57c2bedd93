import { View } from '@tarojs/components'
import { Fragment, useEffect, useRef } from 'react'
import { openItem } from '../../features/broadcast/api'
import { FeedMessage } from '../../features/broadcast/components/feed-message'
import { MyQuestionBubble } from '../../features/broadcast/components/my-question'
import { asksBack, isReadInPlace, titleOf } from '../../features/broadcast/feed-item'
import { firstUnread, lineUp, type Line } from '../../features/broadcast/line-up'
import { useFeed, type Feed, type GroupPage as Shown } from '../../features/broadcast/use-feed'
import { words } from '../../features/broadcast/words'
import { LivePin } from '../../features/lecture/components/live-pin'
import { useParams } from '../../platform/lifecycle'
import { go, replace } from '../../platform/navigate'
import { useScrollSoon } from '../../platform/scrolling'
import { useShareCard } from '../../platform/share'
import { BottomBar } from '../../ui/bottom-bar'
import { Btn, IconBtn } from '../../ui/btn'
import { Chat, ChatTime, UnreadLine } from '../../ui/bubble'
import { LoadedPage } from '../../ui/page'
import { AskLink } from '../../ui/search-box'
import { Blank, Bones } from '../../ui/states'
import { moment } from '../../ui/time'

const LINE = 'unread-line'
const idOf = (position: number) => `item-${position}`

/** A group as a chat: what was sent, newest last, with what the person asked. `at`: the message to begin with. */
export default function GroupPage() {
  const { groupId = '', at } = useParams()
  const feed = useFeed(groupId, at === undefined ? undefined : Number(at))
  const { page, shown } = feed
  const { data } = page
  useShareCard(data === undefined ? undefined : { title: data.name, page: 'group', params: { groupId } })
  useArrival(page.state === 'ready' ? data : undefined, feed)
  useOpened(groupId, feed)
  const newest = [...shown].reverse().find(asksBack)
  return (
    <LoadedPage
      title={data?.name ?? words.groups}
      well
      bare
      of={page}
      head={() => <LivePin groupId={groupId} />}
      bones={
        <View className="chat">
          <Bones of={['half', 'card', 'half', 'card']} />
        </View>
      }
      foot={(group) =>
        group.items.length === 0 ? null : (
          <BottomBar>
            <View className="line line--tight">
              <IconBtn
                icon="search"
                label={words.find}
                onTap={() => (at === undefined ? go : replace)('findInGroup', { groupId })}
              />
              <View className="grow">
                {newest !== undefined && (
                  <AskLink
                    onTap={() => go('askBack', { groupId, itemId: newest.itemId, about: titleOf(newest) })}
                  >
                    {words.askUnion}
                  </AskLink>
                )}
              </View>
            </View>
          </BottomBar>
        )
      }
    >
      {(group) =>
        group.items.length === 0 ? (
          <Blank icon="chat" head={words.emptyFeed} words={words.emptyFeedWhy} />
        ) : (
          <Chat>
            {feed.older !== undefined && (
              <Further busy={words.loadingEarlier} onTap={feed.older}>
                {words.earlier}
              </Further>
            )}
            {lineUp(shown, group.questions ?? [], feed.newer === undefined).map((line) => (
              <Fragment key={line.key}>
                {line.item !== undefined && line.item.position === firstUnread(group, feed.readTo) && (
                  // The server counts none once they were seen; the line stays where this visit began.
                  <UnreadLine id={LINE} count={group.unread || group.last - feed.readTo} />
                )}
                {line.apart && <ChatTime>{moment(line.at)}</ChatTime>}
                <One line={line} group={group} feed={feed} />
              </Fragment>
            ))}
            {feed.newer === undefined ? (
              <View className="center xs muted">{words.noChatting}</View>
            ) : (
              <Further onTap={feed.newer}>{words.later}</Further>
            )}
          </Chat>
        )
      }
    </LoadedPage>
  )
}

const One = ({ line, group, feed }: { line: Line; group: Shown; feed: Feed }) => {
  const { item, question } = line
  if (item === undefined)
    return question === undefined ? null : <MyQuestionBubble of={question} name={words.me} />
  const { itemId } = item
  return (
    <View id={idOf(item.position)}>
      <FeedMessage
        item={item}
        groupId={group.groupId}
        acknowledged={group.acknowledged.includes(itemId)}
        isMine={(group.questions ?? []).some(({ answerItemId }) => answerItemId === itemId)}
        onAcknowledged={() =>
          feed.page.change((before) => ({ ...before, acknowledged: [...before.acknowledged, itemId] }))
        }
      />
    </View>
  )
}

const Further = ({
  children,
  busy,
  onTap,
}: {
  children: string
  busy?: string
  onTap: () => void | Promise<void>
}) => (
  <View className="center">
    <Btn small kind="line" onTap={onTap} {...(busy === undefined ? {} : { busy })}>
      {children}
    </Btn>
  </View>
)

/** On arrival the page stands at the message that was asked for, at the first unread one, or at the end. */
const useArrival = (data: Shown | undefined, { readTo, at }: Feed) => {
  const arrived = useRef(false)
  const scrollSoon = useScrollSoon()
  useEffect(() => {
    if (data === undefined || arrived.current) return
    arrived.current = true
    const unread = firstUnread(data, readTo) !== undefined
    scrollSoon(at !== undefined ? `#${idOf(at)}` : unread ? `#${LINE}` : 'end', 100)
  }, [data, readTo, at, scrollSoon])
}

/** What is read where it stands counts as opened once it was shown. */
const useOpened = (groupId: string, { page, shown }: Feed) => {
  const told = useRef(new Set<string>())
  const isFresh = page.state === 'ready'
  useEffect(() => {
    if (!isFresh) return
    for (const item of shown) {
      if (!isReadInPlace(item) || told.current.has(item.itemId)) continue
      told.current.add(item.itemId)
      // Counting must never stand between a person and what they read.
      openItem(groupId, item.itemId).catch(() => told.current.delete(item.itemId))
    }
  }, [groupId, isFresh, shown])
}
