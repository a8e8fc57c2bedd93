import { View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { Icon } from '../../../ui/icon'
import { Tap } from '../../../ui/tap'
import { words } from '../words'
import { useLive } from './use-live'

/** Pinned over the messages of a group: the lecture that is on in it, and the way in. Its place is always
 *  there, so that WeChat is not sent all messages once more when it comes. */
export const LivePin = ({ groupId }: { groupId: string }) => {
  const lecture = useLive(groupId)
  return (
    <View className="pinned">
      {lecture !== undefined && (
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
