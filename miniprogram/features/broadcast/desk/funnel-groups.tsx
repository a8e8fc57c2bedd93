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
}

/** Groups with trouble first. `onWho`: only for a notice that must be read. */
export const FunnelGroups = ({
  of,
  chosen,
  onWho,
}: {
  of: Paged<FunnelGroup>
  chosen: string | undefined
  onWho: ((group: FunnelGroup) => void) | undefined
}) => {
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
    { title: t.members, right: true, cell: ({ members }) => thousands(members) },
    { title: t.opened, right: true, cell: ({ opened }) => thousands(opened) },
    { title: t.acknowledged, right: true, cell: ({ acknowledged }) => thousands(acknowledged) },
    {
      title: t.share,
      right: true,
      cell: ({ acknowledged, members }) => (
        <View className="dk-share">
          <Bar share={members === 0 ? 0 : acknowledged / members} />
          <Text>{percent(acknowledged, members)}</Text>
        </View>
      ),
    },
  ]
  if (onWho !== undefined)
    columns.push({
      title: '',
      right: true,
      cell: (group) =>
        group.acknowledged < group.members ? (
          <Btn small label={`${t.who}：${group.name}`} onTap={() => onWho(group)}>
            {t.who}
          </Btn>
        ) : null,
    })
  return (
    <Listed of={of} empty={<Blank icon="chat" head={t.noGroups} />}>
      {(items) => (
        <Table
          label={t.groups}
          items={items}
          keyOf={({ groupId }) => groupId}
          chosen={chosen}
          columns={columns}
        />
      )}
    </Listed>
  )
}
