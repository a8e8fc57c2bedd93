import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { from } from '../../desk/cursor'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { readdress } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { Heading, Stack } from '../../../ui/layout'
import { CopyMark } from '../../../ui/loaded-part'
import { Instead } from '../../../ui/page'
import { percent, thousands } from '../../../ui/numbers'
import { Row, Rows } from '../../../ui/row'
import { Panes } from '../../../ui/staff-frame'
import { Blank } from '../../../ui/states'
import { Table } from '../../../ui/table'
import { moment } from '../../../ui/time'
import { useLoaded } from '../../../ui/use-loaded'
import { compareBroadcasts, listBroadcasts, type Compared } from './api'
import { CurveView } from './curve-view'
import { Reached } from './reached'
import { words } from './words'

const t = words.compare

/** Two pushes side by side, over the own scope. */
export const CompareView = ({ one, other: given }: { one: string; other: string | undefined }) => {
  const [other, setOther] = useState(given)
  return other === undefined ? (
    <Choose
      one={one}
      onTap={(id) => {
        setOther(id)
        readdress('deskCompare', { one, other: id })
      }}
    />
  ) : (
    <Both key={other} one={one} other={other} onAgain={() => setOther(undefined)} />
  )
}

const Choose = ({ one, onTap }: { one: string; onTap: (broadcastId: string) => void }) => {
  const sent = usePaged('sent', (cursor) => listBroadcasts(from(cursor)))
  return (
    <Listed of={sent} empty={<Blank icon="chart" head={t.none} />}>
      {(items) => {
        const others = items.filter(({ broadcastId }) => broadcastId !== one)
        return others.length === 0 ? (
          <Blank icon="chart" head={t.none} />
        ) : (
          <Stack gap={8}>
            <View className="second">{t.choose}</View>
            <Rows kind="plain">
              {others.map((sentOne) => (
                <Row
                  key={sentOne.broadcastId}
                  title={sentOne.title}
                  sub={`${moment(sentOne.sentAt)}　${sentOne.sentBy}`}
                  onTap={() => onTap(sentOne.broadcastId)}
                />
              ))}
            </Rows>
          </Stack>
        )
      }}
    </Listed>
  )
}

interface Line {
  readonly name: string
  readonly cell: (of: Compared) => string
}
const LINES: readonly Line[] = [
  { name: t.sentAt, cell: ({ sentAt }) => moment(sentAt) },
  { name: t.groups, cell: ({ counts }) => thousands(counts.groups) },
  {
    name: t.delivered,
    cell: ({ counts }) => `${thousands(counts.delivered)}　${percent(counts.delivered, counts.groups)}`,
  },
  {
    name: t.confirmed,
    cell: ({ confirmed }) =>
      confirmed === undefined || confirmed.confirmable === 0
        ? t.cannotTell
        : words.sent.of(thousands(confirmed.groups), thousands(confirmed.confirmable)),
  },
  { name: t.members, cell: ({ counts }) => thousands(counts.members) },
  {
    name: t.opened,
    cell: ({ counts }) => `${thousands(counts.opened)}　${percent(counts.opened, counts.members)}`,
  },
  {
    name: t.acknowledged,
    cell: ({ counts }) =>
      `${thousands(counts.acknowledged)}　${percent(counts.acknowledged, counts.members)}`,
  },
]

const Both = ({ one, other, onAgain }: { one: string; other: string; onAgain: () => void }) => {
  const compared = useLoaded(`compare:${one}:${other}`, () => compareBroadcasts(one, other))
  const [a, b] = compared.data?.items ?? []
  if (a === undefined || b === undefined) return <Instead of={compared} />
  return (
    <Stack gap={24}>
      <CopyMark of={compared} />
      <Table
        label={t.title}
        items={LINES}
        keyOf={({ name }) => name}
        columns={[
          { title: t.what, cell: ({ name }) => name },
          { title: `1. ${a.title}`, wraps: true, right: true, cell: ({ cell }) => cell(a) },
          { title: `2. ${b.title}`, wraps: true, right: true, cell: ({ cell }) => cell(b) },
        ]}
      />
      <Panes>
        <One of={a} place={1} />
        <One of={b} place={2} />
      </Panes>
      <Text className="xs muted">{t.help}</Text>
      <View className="dk-wrap">
        <Btn onTap={onAgain}>{t.again}</Btn>
      </View>
    </Stack>
  )
}

const One = ({ of, place }: { of: Compared; place: number }) => (
  <Stack gap={12}>
    <Heading level={3}>{`${place}. ${of.title}`}</Heading>
    <CurveView
      since={of.sentAt}
      points={of.curve.map(({ seconds, opened, acknowledged }) => ({
        at: new Date(new Date(of.sentAt).getTime() + seconds * 1000).toISOString(),
        opened,
        acknowledged,
      }))}
    />
    <Reached of={of.reached} />
  </Stack>
)
