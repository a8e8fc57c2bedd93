import { go } from '../../../platform/navigate'
import { Btn, Btns } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { Heading, Stack } from '../../../ui/layout'
import { Blank } from '../../../ui/states'
import { moment } from '../../../ui/time'
import type { OpenRoom, RoomState } from '../api'
import { words } from './words'

/** For whoever comes late: from the beginning, or from now on. */
export const Late = ({
  room,
  at,
  onBegin,
}: {
  room: RoomState
  at: number
  onBegin: (where: 'start' | 'now') => void
}) => {
  const minutes =
    room.startedAt === undefined ? 0 : Math.max(0, Math.floor((at - Date.parse(room.startedAt)) / 60_000))
  return (
    <Card>
      <Stack gap={12}>
        <Heading level={2}>{words.late(room.said, minutes)}</Heading>
        {words.lateWhy}
        <Btns>
          <Btn grow onTap={() => onBegin('start')}>
            {words.fromStart}
          </Btn>
          <Btn grow onTap={() => onBegin('now')}>
            {words.fromNow}
          </Btn>
        </Btns>
      </Stack>
    </Card>
  )
}

/** A room in which nothing was said yet. */
export const Quiet = ({ room, guide }: { room: RoomState; guide: OpenRoom['guide'] }) => (
  <Blank
    icon="clock"
    head={room.state === 'planned' ? words.startsAt(moment(room.startsAt)) : words.quiet}
    words={words.quietWhy}
  >
    <Btn
      label={words.handbookOf(guide.title)}
      onTap={() => go('guide', { guideId: guide.guideId, version: guide.version })}
    >
      {words.handbook}
    </Btn>
  </Blank>
)
