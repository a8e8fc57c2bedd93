import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { finding, from } from '../../desk/cursor'
import { Listed } from '../../desk/listed'
import { SearchedBox, useSearchWords } from '../../desk/searched'
import { usePaged } from '../../desk/use-paged'
import { access } from '../../../ui/access'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Blank } from '../../../ui/states'
import { Table } from '../../../ui/table'
import { Tabs } from '../../../ui/tabs'
import { State, type Tone } from '../../../ui/tag'
import { moment } from '../../../ui/time'
import { useSend } from '../../../ui/use-send'
import { listWays, saveWays, tryRobot, type WayRow } from './api'
import './push.css'
import { words } from './words'

const t = words.groupWays
type Side = 'all' | 'trouble'
const tones: Readonly<Record<NonNullable<WayRow['robot']>['state'], Tone>> = {
  working: 'ok',
  aside: 'bad',
  untried: 'plain',
}

/** What was changed in a row on this page, and what came of a try. */
interface Changed {
  readonly order?: WayRow['order']
  readonly robot?: WayRow['robot']
  readonly tried?: { readonly works: boolean; readonly said: string } | undefined
}
type Shown = WayRow & Pick<Changed, 'tried'>

/** How each group is reached: the order of its ways, and whether its robot works. */
export const WaysList = () => {
  const [side, setSide] = useState<Side>('all')
  const search = useSearchWords()
  const [touched, setTouched] = useState<string>()
  const [changed, setChanged] = useState<Readonly<Record<string, Changed>>>({})
  const list = usePaged(`ways:${side}:${search.asked}`, (cursor) =>
    listWays({ trouble: side === 'trouble', ...finding(search.asked), ...from(cursor) }),
  )
  const saving = useSend(saveWays)
  const trying = useSend(tryRobot)
  // In the row itself, so that whoever has read far down the list stays there and sees what came of it.
  const change = (groupId: string, part: Changed) =>
    setChanged((before) => ({ ...before, [groupId]: { ...before[groupId], ...part } }))
  const save = async (group: WayRow, order: WayRow['order']) => {
    setTouched(group.groupId)
    trying.clear()
    if ((await saving.send({ groupId: group.groupId, order })) !== undefined) change(group.groupId, { order })
  }
  const test = async ({ groupId }: WayRow) => {
    setTouched(groupId)
    saving.clear()
    change(groupId, { tried: undefined })
    const answer = await trying.send(groupId)
    if (answer === undefined) return
    const { works, problem = t.doesNotWork, state } = answer
    const tried = works ? { works, said: t.works } : { works, said: problem }
    change(groupId, { tried, robot: { state } })
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
      <Listed of={list} empty={<Blank icon="robot" head={t.empty[side]} words={t.emptyWhy} />}>
        {(items) => (
          <Table
            label={t.title}
            items={items.map((item): Shown => ({ ...item, ...changed[item.groupId] }))}
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
                    {touched === group.groupId && <FailureNote of={saving} />}
                    {touched === group.groupId && <FailureNote of={trying} />}
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

const Robot = ({ of: { robot, tried } }: { of: Shown }) => {
  if (robot === undefined) return <Text className="muted">{t.noRobot}</Text>
  return (
    <View>
      <State tone={tones[robot.state]}>{t.robots[robot.state]}</State>
      {robot.problem !== undefined && <View className="xs bad">{robot.problem}</View>}
      {tried !== undefined && (
        <View className={tried.works ? 'xs ok' : 'xs bad'} {...access({ role: 'status' })}>
          {tried.said}
        </View>
      )}
      {robot.again !== undefined && <View className="xs muted">{t.again(moment(robot.again))}</View>}
    </View>
  )
}
