import { faceOf } from '../../../../src/engines/benefit/rules/kind'
import type { CampaignRow } from '../../benefit/desk/api'
import type { LectureRow } from '../../lecture/desk/api'
import { clockTime, longDay, shortDay } from '../../../ui/time'
import type { Compose } from './compose'
import { words } from './words'

const t = words.links
export type PickedLink = NonNullable<Compose['link']>

/** A card is read on other days than the one it was written on, so it names days and never says 今天. */
const day = (at: string): string => `${shortDay(at)} ${clockTime(at)}`

/** The card of a lecture, as it stands before somebody changes its words. */
export const linkOfLecture = (lecture: LectureRow): PickedLink => ({
  to: 'lecture',
  id: lecture.lectureId,
  title: lecture.title.slice(0, 60),
  text: t.lecture[lecture.state](day(lecture.startedAt ?? lecture.startsAt), lecture.lecturer),
})

/** The card of a coupon: what it is worth, from when it can be claimed and until when it is good. */
export const linkOfCampaign = ({
  campaignId,
  title,
  kind,
  nextRoundAt,
  useUntil,
}: CampaignRow): PickedLink => ({
  to: 'benefit',
  id: campaignId,
  title: title.slice(0, 60),
  text: t
    .campaign(faceOf(kind), nextRoundAt === undefined ? undefined : day(nextRoundAt), longDay(useUntil))
    .slice(0, 200),
})
