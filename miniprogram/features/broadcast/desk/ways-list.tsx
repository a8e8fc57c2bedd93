import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { finding, from } from '../../desk/cursor'
import { Listed } from '../../desk/listed'
import { SearchedBox, useSearchWords } from '../../desk/searched'
import { usePaged } from '../../desk/use-paged'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Blank } from '../../../ui/states'
import { Table } from '../../../ui/table'
import { Tabs } from '../../../ui/tabs'
import { State } from '../../../ui/tag'
import { moment } from '../../../ui/time'
import { useSend } from '../../../ui/use-send'
import { listWays, saveWays, tryRobot, type WayRow } from './api'
import './push.css'
import { words } from './words'

const t = words.groupWays
type Side = 'all' | 'trouble'

/** How each group is reached: the order of its ways, and whether its robot works. */
export const WaysList = () => {
  const [side, setSide] = useState<Side>('all')
  const search = useSearchWords()
  const [tried, setTried] = useState<{ readonly name: string; readonly problem: string | undefined }>()
  const list = usePaged(`ways:${side}:${search.asked}`, (cursor) =>
    listWays({ trouble: side === 'trouble', ...finding(search.asked), ...from(cursor) }),
  )
  const saving = useSend(saveWays)
  const trying = useSend(tryRobot)
  const save = async (group: WayRow, order: WayRow['order']) => {
    if ((await saving.send({ groupId: group.groupId, order })) !== undefined) await list.reload()
  }
  const test = async (group: WayRow) => {
    setTried(undefined)
    const answer = await trying.send(group.groupId)
    if (answer === undefined) return
    setTried({ name: group.name, problem: answer.works ? undefined : (answer.problem ?? t.doesNotWork) })
    await list.reload()
  }
  return (
    <Stack gap={12}>
      <View className="sieve">
        <Tabs<Side>
          label={t.title}
          chosen={side}
          onTap={setSide}
          items={[
            { key: 'all', word: t.all },
            { key: 'trouble', word: t.trouble },
          ]}
        />
        <SearchedBox of={search} label={t.find} />
      </View>
      <FailureNote of={saving} />
      <FailureNote of={trying} />
      {tried !== undefined && (
        <Notice tone={tried.problem === undefined ? 'ok' : 'bad'} head={`${tried.name}：`}>
          {tried.problem ?? t.works}
        </Notice>
      )}
      <Listed of={list} empty={<Blank icon="robot" head={t.empty[side]} words={t.emptyWhy} />}>
        {(items) => (
          <Table
            label={t.title}
            items={items}
            keyOf={({ groupId }) => groupId}
            columns={[
              { title: t.group, wraps: true, cell: ({ name }) => name },
              { title: t.org, wraps: true, cell: ({ orgName }) => orgName },
              { title: t.kind, cell: ({ kind }) => t.kinds[kind] },
              { title: t.robot, wraps: true, cell: (group) => <Robot of={group} /> },
              { title: t.bound, cell: ({ bound }) => (bound ? t.isBound : '—') },
              { title: t.order, cell: ({ order }) => orderOf(order) },
              {
                title: '',
                right: true,
                cell: (group) => (
                  <View className="dk-end">
                    <Btn
                      small
                      label={`${t.next(nextOrder(group))}：${group.name}`}
                      busy={t.saving}
                      onTap={() => save(group, nextOrder(group))}
                    >
                      {t.change}
                    </Btn>
                    {group.robot !== undefined && (
                      <Btn
                        small
                        label={`${t.test}：${group.name}`}
                        busy={t.testing}
                        onTap={() => test(group)}
                      >
                        {t.test}
                      </Btn>
                    )}
                  </View>
                ),
              },
            ]}
          />
        )}
      </Listed>
    </Stack>
  )
}

const orderOf = (order: WayRow['order']): string =>
  order.length === 0 ? t.pageOnly : order.map((one) => words.channels[one]).join(t.then)

/** The orders that a group can have, one after the other. */
const nextOrder = ({ order, robot }: WayRow): WayRow['order'] => {
  const orders: WayRow['order'][] =
    robot === undefined ? [['relay'], []] : [['robot', 'relay'], ['relay', 'robot'], ['relay'], []]
  const at = orders.findIndex((one) => one.join() === order.join())
  return orders[(at + 1) % orders.length] ?? []
}

const Robot = ({ of: { robot } }: { of: WayRow }) => {
  if (robot === undefined) return <Text className="muted">{t.noRobot}</Text>
  return (
    <View>
      <State tone={robot.state === 'working' ? 'ok' : 'bad'}>{t.robots[robot.state]}</State>
      {robot.problem !== undefined && <View className="xs bad">{robot.problem}</View>}
      {robot.again !== undefined && <View className="xs muted">{t.again(moment(robot.again))}</View>}
    </View>
  )
}
