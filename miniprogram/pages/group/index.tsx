import { View } from '@tarojs/components'
import { Fragment, useEffect, useRef } from 'react'
import type { FeedItem } from '../../features/broadcast/api'
import { FeedMessage } from '../../features/broadcast/components/feed-message'
import { useFeed, type GroupPage as Shown } from '../../features/broadcast/use-feed'
import { words } from '../../features/broadcast/words'
import { useParams } from '../../platform/lifecycle'
import { scrollTo, scrollToEnd } from '../../platform/navigate'
import { useShareCard } from '../../platform/share'
import { Btn } from '../../ui/btn'
import { Chat, ChatTime, UnreadLine } from '../../ui/bubble'
import { LoadedPage } from '../../ui/page'
import { Blank, Bones } from '../../ui/states'
import { moment } from '../../ui/time'

/** Messages closer together than this share one time line. */
const APART_MS = 30 * 60_000
const LINE = 'unread-line'

/** A group as a chat: what the union sent, newest last. */
export default function GroupPage() {
  const { groupId = '' } = useParams()
  const { page, readTo, older } = useFeed(groupId)
  const { data } = page
  useShareCard(data === undefined ? undefined : { title: data.name, page: 'group', params: { groupId } })
  useArrival(page.state === 'ready' ? data : undefined, readTo)
  return (
    <LoadedPage
      title={data?.name ?? words.groups}
      well
      bare
      of={page}
      bones={
        <View className="chat">
          <Bones of={['half', 'card', 'half', 'card']} />
        </View>
      }
    >
      {(shown) =>
        shown.items.length === 0 ? (
          <Blank icon="chat" head={words.emptyFeed} words={words.emptyFeedWhy} />
        ) : (
          <Chat>
            {older !== undefined && (
              <View className="center">
                <Btn small kind="line" busy={words.loadingEarlier} onTap={older}>
                  {words.earlier}
                </Btn>
              </View>
            )}
            {shown.items.map((item, place) => (
              <Fragment key={item.itemId}>
                <Between before={shown.items[place - 1]} item={item} readTo={readTo} last={shown.last} />
                <FeedMessage
                  item={item}
                  groupId={groupId}
                  acknowledged={shown.acknowledged.includes(item.itemId)}
                />
              </Fragment>
            ))}
            <View className="center xs muted">{words.noChatting}</View>
          </Chat>
        )
      }
    </LoadedPage>
  )
}

/** What stands before a message: the line of unread ones, the time. */
const Between = ({
  before,
  item,
  readTo,
  last,
}: {
  before: FeedItem | undefined
  item: FeedItem
  readTo: number
  last: number
}) => {
  const apart = before === undefined || new Date(item.at).getTime() - new Date(before.at).getTime() > APART_MS
  // Somebody who is here for the first time needs no line above everything.
  const line = item.position === readTo + 1 && readTo > 0
  return (
    <>
      {line && <UnreadLine id={LINE} count={last - readTo} />}
      {apart && <ChatTime>{moment(item.at)}</ChatTime>}
    </>
  )
}

/** On arrival the page stands at the first unread message, or at the end. */
const useArrival = (data: Shown | undefined, readTo: number) => {
  const arrived = useRef(false)
  useEffect(() => {
    if (data === undefined || arrived.current) return
    arrived.current = true
    const unread = data.last > readTo && readTo > 0
    setTimeout(() => (unread ? scrollTo(`#${LINE}`) : scrollToEnd()), 100)
  }, [data, readTo])
}
