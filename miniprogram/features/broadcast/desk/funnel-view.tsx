import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { now } from '../../../platform/clock'
import { go } from '../../../platform/navigate'
import { SearchedBox, useSearchWords } from '../../desk/searched'
import { Btn, TextLink } from '../../../ui/btn'
import { Chips } from '../../../ui/chips'
import { FailureNote } from '../../../ui/failure-note'
import { Heading, Line, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { thousands } from '../../../ui/numbers'
import { Instead } from '../../../ui/page'
import { Panel, Panes } from '../../../ui/staff-frame'
import { OfflineBar } from '../../../ui/states'
import { Tabs } from '../../../ui/tabs'
import { Tag } from '../../../ui/tag'
import { clockTime, moment } from '../../../ui/time'
import type { ChannelCounts, ChatChannel, FunnelGroup, Which } from './api'
import type { Named } from './audience'
import { CurveView } from './curve-view'
import { DecideHere } from './decide'
import { FunnelBelow } from './funnel-below'
import { FunnelChannels } from './funnel-channels'
import { FunnelGroups } from './funnel-groups'
import { FunnelRunning } from './funnel-running'
import { FunnelSteps } from './funnel-steps'
import { Reached } from './reached'
import { useCurve, useFunnel, useFunnelGroups, useSubtrees } from './use-funnel'
import { useReminder } from './use-reminder'
import { useExport } from './use-export'
import { WhoHasNot } from './who-has-not'
import { words } from './words'

const t = words.funnel
const WHICH = ['all', 'quiet', 'undelivered', 'unconfirmed'] as const

interface FunnelViewProps {
  broadcastId: string
  /** May send, stop, remind and look at names. */
  isStaff: boolean
}

/** What became of one push, over the whole scope or below one union. */
export const FunnelView = ({ broadcastId, isStaff }: FunnelViewProps) => {
  const [path, setPath] = useState<readonly Named[]>([])
  const [asking, setAsking] = useState<FunnelGroup>()
  const [which, setWhich] = useState<Which>('all')
  const [channel, setChannel] = useState<ChatChannel>()
  const search = useSearchWords()
  const orgId = path.at(-1)?.id
  const funnel = useFunnel(broadcastId, orgId)
  const groups = useFunnelGroups(broadcastId, orgId, { which, channel, text: search.asked })
  const below = useSubtrees(broadcastId, orgId)
  const curve = useCurve(broadcastId, orgId)
  const [at, setAt] = useState(() => now())
  const { data } = funnel
  const moved = JSON.stringify([data?.state, data?.counts, data?.channels])
  const reloads = [groups.reload, below.reload, curve.reload] as const
  const [reloadGroups, reloadBelow, reloadCurve] = reloads
  useEffect(() => {
    void Promise.all([reloadGroups(), reloadBelow(), reloadCurve()]).then(() => setAt(now()))
  }, [moved, reloadGroups, reloadBelow, reloadCurve])
  const refresh = async () => {
    await Promise.all([funnel.reload(), ...reloads.map((reload) => reload())])
    setAt(now())
  }
  const reminder = useReminder(broadcastId, refresh)
  const table = useExport(broadcastId, orgId)
  if (data === undefined)
    return (
      <Panel title={t.title}>
        <Instead of={funnel} />
      </Panel>
    )
  const isOut = data.state !== 'waiting' && data.state !== 'refused'
  const mayRemind = isStaff && isOut && data.state !== 'stopped'
  const ways = data.channels ?? []
  const unions = <FunnelBelow of={below} onTap={(org) => setPath([...path, org])} />
  return (
    <Panel
      title={
        <Stack gap={4}>
          <Line>
            <Heading level={2}>{data.title}</Heading>
            {data.compulsory && <Tag tone="warn">{words.sent.compulsory}</Tag>}
            {data.corrects !== undefined && <Tag tone="line">{t.corrects(data.corrects)}</Tag>}
          </Line>
          <Text className="sm muted">
            {`${t.sentAt(data.kind === undefined || data.kind === 'guide' ? data.version : undefined, moment(data.sentAt))}，${t.updated(clockTime(at))}`}
          </Text>
        </Stack>
      }
      aside={
        <View className="dk-end">
          <Btn small icon="refresh" onTap={refresh}>
            {t.refresh}
          </Btn>
          <Btn small onTap={() => go('deskCompare', { one: broadcastId })}>
            {t.compare}
          </Btn>
          <Btn small icon="download" busy={t.exporting} onTap={table.save}>
            {t.export}
          </Btn>
          {mayRemind && data.remindable !== 0 && (
            <Btn kind="main" icon="bell" busy={t.reminding} onTap={reminder.all}>
              {data.remindable === undefined ? t.remind : t.remindAll(thousands(data.remindable))}
            </Btn>
          )}
        </View>
      }
    >
      <Stack gap={24}>
        {funnel.state === 'offline' && (
          <OfflineBar seenAt={funnel.seenAt} onAgain={() => void funnel.reload()} />
        )}
        <FailureNote of={reminder.sending} />
        <FailureNote of={table.sending} />
        {reminder.said !== undefined && (
          <Notice tone="ok" icon="bell">
            {reminder.said}
          </Notice>
        )}
        {data.state === 'refused' && <Notice tone="bad">{words.approve.wasRefused}</Notice>}
        {data.state === 'waiting' && isStaff && <DecideHere broadcastId={broadcastId} onDecided={refresh} />}
        <FunnelRunning of={data} maySend={isStaff} onChanged={refresh} />
        <Where path={path} onTap={(depth) => setPath(path.slice(0, depth))} />
        {isOut && (
          <>
            <Panes>
              <FunnelSteps of={data} />
              <Stack gap={16}>
                {curve.data !== undefined && (
                  <>
                    <CurveView points={curve.data.curve} since={curve.data.sentAt} />
                    <Reached of={curve.data.reached} />
                  </>
                )}
              </Stack>
            </Panes>
            {ways.every(({ groups }) => groups === 0) ? (
              unions
            ) : (
              <Panes>
                <FunnelChannels items={ways} />
                {unions}
              </Panes>
            )}
            <Stack gap={8}>
              <Heading level={2}>{t.groups}</Heading>
              <View className="sieve">
                <Tabs<Which>
                  label={t.groups}
                  chosen={which}
                  onTap={setWhich}
                  items={WHICH.map((key) => ({
                    key,
                    word: t.which[key],
                    // These are known of all ways together alone.
                    count:
                      channel !== undefined
                        ? undefined
                        : key === 'all'
                          ? data.counts.groups
                          : data.trouble?.[key],
                  }))}
                />
                <SearchedBox of={search} label={t.find} />
              </View>
              <ByWay of={ways} chosen={channel} onTap={setChannel} />
              <FunnelGroups
                of={groups}
                chosen={asking?.groupId}
                onWho={data.compulsory && isStaff ? setAsking : undefined}
                onRemind={mayRemind ? (group) => reminder.one(group.groupId) : undefined}
              />
            </Stack>
          </>
        )}
      </Stack>
      {asking !== undefined && (
        <WhoHasNot broadcastId={broadcastId} group={asking} onClose={() => setAsking(undefined)} />
      )}
    </Panel>
  )
}

/** Only the groups that are reached by one way. */
const ByWay = ({
  of,
  chosen,
  onTap,
}: {
  of: readonly ChannelCounts[]
  chosen: ChatChannel | undefined
  onTap: (channel: ChatChannel | undefined) => void
}) => {
  const ways = of.filter(({ groups }) => groups > 0).map(({ channel }) => channel)
  if (ways.length < 2) return null
  const wordOf = (way: ChatChannel | undefined) => (way === undefined ? t.anyWay : words.channels[way])
  return (
    <Chips
      label={t.byWay}
      items={[undefined, ...ways].map(wordOf)}
      chosen={wordOf(chosen)}
      onTap={(word) => onTap(ways.find((way) => wordOf(way) === word))}
    />
  )
}

/** Where in the tree one is looking, and the way up. */
const Where = ({ path, onTap }: { path: readonly Named[]; onTap: (depth: number) => void }) =>
  path.length === 0 ? null : (
    <Line>
      <Text className="sm muted">{t.where}</Text>
      {[{ id: '', name: t.whole }, ...path].map((one, depth) => (
        <View key={one.id} className="line line--tight">
          {depth > 0 && <Text className="muted">›</Text>}
          {depth === path.length ? (
            <Text className="mid">{one.name}</Text>
          ) : (
            <TextLink onTap={() => onTap(depth)}>{one.name}</TextLink>
          )}
        </View>
      ))}
    </Line>
  )
