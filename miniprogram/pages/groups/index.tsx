import { View } from '@tarojs/components'
import { listMyGroups } from '../../features/broadcast/api'
import { HomeRelay } from '../../features/broadcast/components/home-relay'
import { useUnread } from '../../features/broadcast/use-unread'
import { words } from '../../features/broadcast/words'
import { LiveRow } from '../../features/lecture/components/live-row'
import { go } from '../../platform/navigate'
import { Avatar } from '../../ui/avatar'
import { Btn } from '../../ui/btn'
import { LoadedPage } from '../../ui/page'
import { Row, Rows } from '../../ui/row'
import { Blank, RowBones } from '../../ui/states'
import { Badge } from '../../ui/tag'
import { brief } from '../../ui/time'
import { useLoaded } from '../../ui/use-loaded'

/** 群聊: my groups, what is new first. */
export default function GroupsPage() {
  const groups = useLoaded('groups', listMyGroups)
  useUnread(groups.data?.items)
  return (
    <LoadedPage title={words.groups} tab of={groups} bones={<RowBones />}>
      {({ items }) =>
        items.length === 0 ? (
          <Blank icon="chat" head={words.noGroups} words={words.noGroupsWhy}>
            <Btn onTap={() => go('me')}>{words.seeBinding}</Btn>
          </Blank>
        ) : (
          <>
            <LiveRow />
            <HomeRelay asks />
            <Rows kind="ava">
              {items.map((group) => (
                <Row
                  key={group.groupId}
                  label={words.groupLabel(group.name, group.unread)}
                  lead={<Avatar icon="users" />}
                  title={group.name}
                  sub={group.last?.text ?? words.quiet}
                  end={
                    <View className="stack gap-4 right">
                      <View className="xs muted num">
                        {group.last === undefined ? '' : brief(group.last.at)}
                      </View>
                      <View>
                        <Badge count={group.unread} />
                      </View>
                    </View>
                  }
                  onTap={() => go('group', { groupId: group.groupId })}
                />
              ))}
            </Rows>
          </>
        )
      }
    </LoadedPage>
  )
}
