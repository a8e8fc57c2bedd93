import { View } from '@tarojs/components'
import { Fragment, useEffect, useRef, useState } from 'react'
import { useFollowing, useScrollSoon } from '../../../platform/scrolling'
import { Btn } from '../../../ui/btn'
import { Chat, ChatTime, UnreadLine } from '../../../ui/bubble'
import type { RoomEntry } from '../api'
import { Entry } from './entry'
import type { Room } from './use-room'
import { useWindow } from './use-window'
import { words } from './words'

const LINE = 'heard-line'

/** What was told, as a chat. Whoever follows the end is taken along; whoever reads above it is told that there is more. */
export const Story = ({ of, base, lecturer }: { of: Room; base: string; lecturer: string }) => {
  const { entries, heard, last, from } = of
  const live = of.room?.state === 'live' || of.room?.state === 'closing'
  const goOn = heard > 0 && heard >= (from ?? 1)
  const part = useWindow<RoomEntry>(entries, from === 1 && !goOn)
  const { following, toEnd } = useFollowing()
  const end = entries.at(-1)?.position ?? 0
  // What stood at the end when the reader left it.
  const [seenTo, setSeenTo] = useState(0)
  if ((following || seenTo === 0) && seenTo !== end) setSeenTo(end)
  const arrived = useRef(false)
  const scrollSoon = useScrollSoon()
  useEffect(() => {
    if (end === 0 || arrived.current) return
    arrived.current = true
    // Whoever was here before goes on where they stopped; whoever came for now stands at the end.
    if (goOn && heard < end) scrollSoon(`#${LINE}`, 120)
    else if (live && from !== 1) toEnd()
  }, [end, goOn, heard, from, live, toEnd, scrollSoon])
  useEffect(() => {
    if (following) toEnd()
  }, [end, following, toEnd])

  const unseen = following ? 0 : Math.max(0, end - seenTo)
  const newest = () => {
    part.toNewest()
    toEnd()
  }
  return (
    <>
      <Chat>
        {(part.above > 0 || of.earlier !== undefined) && (
          <View className="center">
            <Btn small kind="line" onTap={() => (part.above > 0 ? part.up() : of.earlier?.())}>
              {words.earlier}
            </Btn>
          </View>
        )}
        {part.shown.map((entry) => (
          <Fragment key={entry.entryId}>
            {goOn && entry.position === heard + 1 && <UnreadLine id={LINE} count={last - heard} />}
            <Entry entry={entry} base={base} lecturer={lecturer} />
          </Fragment>
        ))}
        {part.below > 0 && (
          <View className="center">
            <Btn small kind="line" onTap={part.down}>
              {words.onward(part.below)}
            </Btn>
          </View>
        )}
        {end < last && <ChatTime>{words.waitingPieces}</ChatTime>}
      </Chat>
      {unseen > 0 && (
        <View className="room-new">
          <Btn small icon="down" onTap={newest}>
            {words.newest(unseen)}
          </Btn>
        </View>
      )}
    </>
  )
}
