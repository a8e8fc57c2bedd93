import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from '../../../ui/icon'
import { thousands } from '../../../ui/numbers'
import { Tick } from '../../../ui/switch'
import { Tap } from '../../../ui/tap'
import type { AudienceCount, ChatChannel } from './api'
import './push.css'
import type { Counted } from './use-count'
import { words } from './words'

const t = words.ways

/** Which ways into the chats are used: the page always, of the others one for each group. */
export const WaysField = ({
  chosen,
  counted,
  onChange,
}: {
  chosen: readonly ChatChannel[]
  counted: Counted
  onChange: (channels: readonly ChatChannel[]) => void
}) => {
  const { count } = counted
  const reached = count?.ways === undefined ? undefined : reachedBy(count.ways, chosen)
  const groups = (n: number | undefined) => (n === undefined ? '' : t.groups(thousands(n)))
  const flip = (channel: ChatChannel) =>
    onChange(chosen.includes(channel) ? chosen.filter((one) => one !== channel) : [...chosen, channel])
  const ways = [
    { channel: 'robot', icon: 'robot', count: reached?.robot },
    { channel: 'relay', icon: 'share', count: reached?.relay },
  ] as const
  return (
    <View className="field">
      <View className="field__label">
        <View>{t.title}</View>
        <View className="field__aside">{t.aside}</View>
      </View>
      <View className="send-way">
        <Tick on />
        <Way icon="chat" name={t.feed} why={t.feedWhy} count={groups(count?.groups)} />
      </View>
      {ways.map(({ channel, icon, count: n }) => (
        <Tap
          key={channel}
          className="send-way"
          role="checkbox"
          checked={chosen.includes(channel)}
          label={`${t[channel]}，${t.why[channel]}，${groups(n)}`}
          onTap={() => flip(channel)}
        >
          <Tick on={chosen.includes(channel)} />
          <Way icon={icon} name={t[channel]} why={t.why[channel]} count={groups(n)} />
        </Tap>
      ))}
      {reached !== undefined && reached.page > 0 && (
        <View className="xs muted">{t.pageOnly(thousands(reached.page))}</View>
      )}
    </View>
  )
}

/** Each group by the first way it has that is used this time: where no robot is to speak, somebody passes it on. */
const reachedBy = (
  { robot, relay, page }: NonNullable<AudienceCount['ways']>,
  chosen: readonly ChatChannel[],
): NonNullable<AudienceCount['ways']> => {
  const byRobot = chosen.includes('robot') ? robot : 0
  const byRelay = chosen.includes('relay') ? robot + relay - byRobot : 0
  return { robot: byRobot, relay: byRelay, page: robot + relay + page - byRobot - byRelay }
}

const Way = ({ icon, name, why, count }: { icon: IconName; name: string; why: string; count: string }) => (
  <>
    <Icon name={icon} size={20} />
    <View className="grow">
      <View className="row__title">{name}</View>
      <View className="row__sub">{why}</View>
    </View>
    <Text className="sm num nowrap">{count}</Text>
  </>
)
