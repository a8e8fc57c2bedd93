import { go } from '../../../platform/navigate'
import { Avatar } from '../../../ui/avatar'
import { Row } from '../../../ui/row'
import { words } from '../words'
import { useLive } from './use-live'

/** Above the person's groups: the lecture that is on in one of them, and the way in. */
export const LiveRow = () => {
  const lecture = useLive()
  return lecture === undefined ? null : (
    <Row
      lead={<Avatar icon="mic" dark />}
      title={lecture.title}
      over={words.onNow}
      onTap={() => go('lecture', { lectureId: lecture.lectureId, groupId: lecture.groupId })}
    />
  )
}
