import { View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { Icon } from '../../../ui/icon'
import { Tap } from '../../../ui/tap'
import { useLoaded } from '../../../ui/use-loaded'
import { onNowIn } from '../api'
import { words } from '../words'

/** Pinned over the messages of a group: the lecture that is on in it, and the way in. Known for certain, or not drawn; its place
 *  is always there, so that WeChat is not sent all messages once more when it comes. */
export const LivePin = ({ groupId }: { groupId: string }) => {
  const { state, data } = useLoaded(`lecture-on:${groupId}`, () => onNowIn(groupId))
  const lecture = data?.lecture
  return (
    <View className="pinned">
      {state === 'ready' && lecture !== undefined && lecture.state !== 'planned' && (
        <Tap
          className="pin"
          role="link"
          onTap={() => go('lecture', { lectureId: lecture.lectureId, groupId })}
        >
          <View className="state state--ok grow">
            <View className="cut">{words.onNowIn(lecture.title)}</View>
          </View>
          <View className="more">
            {words.go}
            <Icon name="right" size={16} />
          </View>
        </Tap>
      )}
    </View>
  )
}
