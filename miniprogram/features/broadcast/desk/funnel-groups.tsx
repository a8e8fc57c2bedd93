import { Text, View } from '@tarojs/components'
import { Listed } from '../../desk/listed'
import type { Paged } from '../../desk/use-paged'
import { Btn } from '../../../ui/btn'
import { percent, thousands } from '../../../ui/numbers'
import { Bar } from '../../../ui/progress'
import { Blank } from '../../../ui/states'
import { Table, type Column } from '../../../ui/table'
import { State, type Tone } from '../../../ui/tag'
import { moment } from '../../../ui/time'
import type { FunnelGroup } from './api'
import { words } from './words'

const t = words.funnel
const tones: Readonly<Record<FunnelGroup['state'], Tone>> = {
  planned: 'warn',
  delivered: 'ok',
  failed: 'bad',
  dropped: 'plain',
}
type Chat = NonNullable<FunnelGroup['chat']>
const chatTones: Readonly<Record<Chat['state'], Tone>> = {
  waiting: 'warn',
  said: 'plain',
  confirmed: 'ok',
  failed: 'bad',
  unknown: 'warn',
  dropped: 'plain',
}

interface FunnelGroupsProps {
  of: Paged<FunnelGroup>
  chosen: string | undefined
  /** Only for a notice that must be read. */
  onWho: ((group: FunnelGroup) => void) | undefined
  /** Only for who may remind. */
  onRemind: ((group: FunnelGroup) => Promise<void>) | undefined
}

/** Groups with trouble first. What is not known is a dash, never a nought. */
export const FunnelGroups = ({ of, chosen, onWho, onRemind }: FunnelGroupsProps) => {
  const columns: Column<FunnelGroup>[] = [
    { title: t.group, wraps: true, cell: ({ name }) => name },
    { title: t.org, wraps: true, cell: ({ orgName }) => orgName },
    {
      title: t.state,
      cell: ({ state, deliveredAt }) =>
        state === 'delivered' && deliveredAt !== undefined ? (
          moment(deliveredAt)
        ) : (
          <State tone={tones[state]}>{words.groupStates[state]}</State>
        ),
    },
    { title: t.chat, wraps: true, cell: ({ chat }) => <InChat of={chat} /> },
    { title: t.members, right: true, cell: ({ members }) => thousands(members) },
    { title: t.opened, right: true, cell: (group) => known(group, group.opened) },
    { title: t.acknowledged, right: true, cell: (group) => known(group, group.acknowledged) },
    {
      title: t.share,
      right: true,
      cell: (group) =>
        group.state === 'delivered' ? (
          <View className="dk-share">
            <Bar share={group.members === 0 ? 0 : group.acknowledged / group.members} />
            <Text>{percent(group.acknowledged, group.members)}</Text>
          </View>
        ) : (
          '—'
        ),
    },
    {
      title: t.doing,
      right: true,
      cell: (group) => <Ways group={group} onWho={onWho} onRemind={onRemind} />,
    },
  ]
  return (
    <Listed of={of} empty={<Blank icon="chat" head={t.noGroups} />}>
      {(items) => (
        <Table
          label={t.groups}
          items={items}
          keyOf={({ groupId }) => groupId}
          chosen={chosen}
          columns={onWho === undefined && onRemind === undefined ? columns.slice(0, -1) : columns}
        />
      )}
    </Listed>
  )
}

/** Before it is there nobody can have read it. */
const known = ({ state }: FunnelGroup, count: number): string =>
  state === 'delivered' ? thousands(count) : '—'

const InChat = ({ of }: { of: Chat | undefined }) => {
  if (of === undefined) return <Text className="muted">{t.pageOnly}</Text>
  return (
    <View>
      <State tone={chatTones[of.state]}>{words.chatStates[of.channel][of.state]}</State>
      <View className="xs muted">
        {[words.channels[of.channel], of.by, of.at === undefined ? undefined : moment(of.at)]
          .filter((fact) => fact !== undefined)
          .join('　')}
      </View>
      {of.before.length > 0 && <View className="xs muted">{t.instead}</View>}
      {of.repeated && <View className="xs warn">{t.repeated}</View>}
      {of.problem !== undefined && <View className="xs bad">{of.problem}</View>}
      {of.remindedAt !== undefined && <View className="xs muted">{t.remindedAt(moment(of.remindedAt))}</View>}
    </View>
  )
}

const isDone = ({ state }: Chat): boolean => state !== 'waiting' && state !== 'dropped'

const Ways = ({
  group,
  onWho,
  onRemind,
}: Pick<FunnelGroupsProps, 'onWho' | 'onRemind'> & { group: FunnelGroup }) => {
  const { chat } = group
  const isSilent = group.opened === 0 || chat?.channel === 'relay'
  // A robot that has yet to speak needs nobody; what was taken back is not passed on any more.
  const isOpen =
    chat === undefined ||
    (chat.channel === 'relay' ? chat.state !== 'confirmed' && chat.state !== 'dropped' : isDone(chat))
  const quiet = group.state === 'delivered' && isSilent && isOpen
  return (
    <View className="dk-end">
      {onRemind !== undefined && quiet && (
        <Btn small busy={t.reminding} label={`${t.remindOne}：${group.name}`} onTap={() => onRemind(group)}>
          {t.remindOne}
        </Btn>
      )}
      {onWho !== undefined && group.state === 'delivered' && group.acknowledged < group.members && (
        <Btn small label={`${t.who}：${group.name}`} onTap={() => onWho(group)}>
          {t.who}
        </Btn>
      )}
    </View>
  )
}
