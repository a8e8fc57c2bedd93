import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { AskBar } from '../../../features/lecture/room/ask-bar'
import { Late, Quiet } from '../../../features/lecture/room/arrival'
import { QuestionsSheet, type QuestionsTab } from '../../../features/lecture/room/questions-sheet'
import { Reactions } from '../../../features/lecture/room/reactions'
import { ownGroups, RelaySheet } from '../../../features/lecture/room/relay-sheet'
import { RoomHead } from '../../../features/lecture/room/room-head'
import '../../../features/lecture/room/room.css'
import { RoomTools } from '../../../features/lecture/room/room-tools'
import { Story } from '../../../features/lecture/room/story'
import { useMine } from '../../../features/lecture/room/use-mine'
import { useStay } from '../../../features/lecture/room/use-stay'
import { useRoom } from '../../../features/lecture/room/use-room'
import { words } from '../../../features/lecture/room/words'
import { now } from '../../../platform/clock'
import { useParams } from '../../../platform/lifecycle'
import { useShareCard } from '../../../platform/share'
import { LoadedPage } from '../../../ui/page'
import { Bones, OfflineBar } from '../../../ui/states'

/** Fewer pieces than this are no reason to ask a late-comer where to begin. */
const LATE_FROM = 2

/** A lecture's room, from a group (`groupId`) or read-only from a share card (`share`). */
export default function RoomPage() {
  const { lectureId = '', groupId, share } = useParams()
  const room = useRoom({ lectureId, groupId, share })
  const { opened } = room
  const member = (opened.data?.groups.length ?? 0) > 0
  const asked = useMine(lectureId, member)
  const live = room.room?.state === 'live' || room.room?.state === 'closing'
  const own = opened.data?.groups[0]?.groupId
  useStay(lectureId, own, live)
  const [sheet, setSheet] = useState<QuestionsTab | 'relay'>()
  const at = now() + (opened.data?.ahead ?? 0)
  const state = room.room
  useShareCard(
    opened.data === undefined
      ? undefined
      : {
          title: opened.data.room.title,
          page: 'lecture',
          params: {
            lectureId,
            share: opened.data.share ?? share,
            // Passed on into the own group, it is that group's room.
            ...(sheet === 'relay' ? { groupId: ownGroups(opened.data)[0]?.groupId } : {}),
          },
        },
  )
  // Nobody is asked where to begin when there is hardly anything to miss, or when all of it is over.
  const { from, begin } = room
  const noChoice = state !== undefined && (state.said < LATE_FROM || state.state === 'ended')
  useEffect(() => {
    if (from === undefined && noChoice) begin('start')
  }, [from, noChoice, begin])

  return (
    <LoadedPage
      title={words.title}
      well
      bare
      of={opened}
      bones={
        <View className="chat">
          <Bones of={['title', 'half', 'card', 'card', 'half']} />
        </View>
      }
      head={(data) => (
        <>
          {room.lost && opened.state !== 'offline' && <OfflineBar seenAt={undefined} onAgain={room.again} />}
          <RoomHead room={state ?? data.room} at={at} />
        </>
      )}
      foot={(data) => (
        <AskBar
          opened={data}
          room={state ?? data.room}
          waiting={asked.open}
          fresh={asked.fresh}
          reloadMine={asked.mine.reload}
          onQuestions={(mine) => {
            if (mine) asked.see()
            setSheet(mine ? 'mine' : 'most')
          }}
        />
      )}
      over={(data) =>
        sheet === 'relay' ? (
          <RelaySheet lectureId={lectureId} opened={data} onClose={() => setSheet(undefined)} />
        ) : (
          sheet !== undefined && (
            <QuestionsSheet
              lectureId={lectureId}
              groupId={data.groups[0]?.groupId}
              tab={sheet}
              mine={asked.mine}
              onClose={() => setSheet(undefined)}
            />
          )
        )
      }
    >
      {(data) => {
        const shown = state ?? data.room
        return (
          <>
            <RoomTools opened={data} room={shown} share={share} onRelay={() => setSheet('relay')} />
            {from === undefined ? (
              <View className="chat">
                <Late room={shown} at={at} onBegin={begin} />
              </View>
            ) : room.entries.length === 0 && room.last === 0 ? (
              <Quiet room={shown} guide={data.guide} />
            ) : (
              <>
                <Story
                  key={from === 1 ? 'start' : 'now'}
                  of={room}
                  base={data.path.base}
                  lecturer={shown.lecturer}
                />
                {live && own !== undefined && shown.said > 0 && <Reactions room={shown} groupId={own} />}
              </>
            )}
          </>
        )
      }}
    </LoadedPage>
  )
}
