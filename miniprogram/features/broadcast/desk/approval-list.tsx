import { View } from '@tarojs/components'
import { Chat, Msg } from '../../../ui/bubble'
import { Stack } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { thousands } from '../../../ui/numbers'
import { Card } from '../../../ui/card'
import { Blank, RowBones } from '../../../ui/states'
import { Tag } from '../../../ui/tag'
import { moment } from '../../../ui/time'
import { useLoaded } from '../../../ui/use-loaded'
import { FeedBody } from '../components/feed-body'
import '../components/group.css'
import { listApprovals, type Approval } from './api'
import { ApprovalRule } from './approval-rule'
import { Decide } from './decide'
import { words } from './words'

const t = words.approve

/** What waits for a second person, as everybody will see it. */
export const ApprovalList = () => {
  const list = useLoaded('approvals', listApprovals)
  if (list.data === undefined) return <Instead of={list} bones={<RowBones count={2} />} />
  return (
    <Stack gap={16}>
      <ApprovalRule />
      {list.data.items.length === 0 && <Blank icon="done" head={t.empty} words={t.emptyWhy} />}
      {list.data.items.map((one) => (
        <One key={one.broadcastId} of={one} onDecided={list.reload} />
      ))}
    </Stack>
  )
}

const One = ({ of, onDecided }: { of: Approval; onDecided: () => Promise<void> }) => (
  <Card>
    <Stack gap={12}>
      <View>
        <View className="h3">{of.title}</View>
        <View className="sm muted">{t.by(of.askedBy, moment(of.askedAt))}</View>
      </View>
      <View className="dk-wrap">
        <Tag>{t.size(thousands(of.groups), thousands(of.members))}</Tag>
        {of.compulsory && <Tag tone="warn">{words.sent.compulsory}</Tag>}
      </View>
      <View className="dk-chat">
        <Chat>
          <Msg who={of.from} union>
            <FeedBody item={of.item} groupId="" acknowledged={false} />
          </Msg>
        </Chat>
      </View>
      <Decide broadcastId={of.broadcastId} isOwn={of.mine} onDecided={onDecided} />
    </Stack>
  </Card>
)
