import { go } from '../../../platform/navigate'
import { Avatar } from '../../../ui/avatar'
import { Row } from '../../../ui/row'
import { useLoaded } from '../../../ui/use-loaded'
import { onNow } from '../api'
import { words } from '../words'

/** Above the person's groups: the lecture that is on in one of them, and the way in. Known for certain, or not drawn. */
export const LiveRow = () => {
  const { state, data } = useLoaded('lecture-on', onNow)
  const lecture = data?.lecture
  return state !== 'ready' || lecture === undefined || lecture.state === 'planned' ? null : (
    <Row
      lead={<Avatar icon="mic" dark />}
      title={lecture.title}
      over={words.onNow}
      onTap={() => go('lecture', { lectureId: lecture.lectureId, groupId: lecture.groupId })}
    />
  )
}
