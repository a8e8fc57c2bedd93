import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { now } from '../../../platform/clock'
import { Btn, TextLink } from '../../../ui/btn'
import { Heading, Line, Split, Stack } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { Panel, Panes } from '../../../ui/staff-frame'
import { OfflineBar } from '../../../ui/states'
import { Tag } from '../../../ui/tag'
import { clockTime, moment } from '../../../ui/time'
import type { FunnelGroup } from './api'
import type { Named } from './audience'
import { FunnelBelow } from './funnel-below'
import { FunnelGroups } from './funnel-groups'
import { FunnelSteps } from './funnel-steps'
import { useFunnel, useFunnelGroups } from './use-funnel'
import { WhoHasNot } from './who-has-not'
import { words } from './words'

const t = words.funnel

/** What became of one push, over the whole scope or below one union. */
export const FunnelView = ({ broadcastId, mayLook }: { broadcastId: string; mayLook: boolean }) => {
  const [path, setPath] = useState<readonly Named[]>([])
  const [asking, setAsking] = useState<FunnelGroup>()
  const orgId = path.at(-1)?.id
  const funnel = useFunnel(broadcastId, orgId)
  const groups = useFunnelGroups(broadcastId, orgId)
  const [at, setAt] = useState(() => now())
  const { data } = funnel
  const moved = (data?.counts.delivered ?? 0) + (data?.counts.failed ?? 0)
  const { reload } = groups
  useEffect(() => {
    if (moved > 0) void reload()
  }, [moved, reload])
  if (data === undefined)
    return (
      <Panel title={t.title}>
        <Instead of={funnel} />
      </Panel>
    )
  const refresh = async () => {
    await Promise.all([funnel.reload(), groups.reload()])
    setAt(now())
  }
  return (
    <Panel
      title={
        <Stack gap={4}>
          <Line>
            <Heading level={2}>{data.title}</Heading>
            {data.compulsory && <Tag tone="warn">{words.sent.compulsory}</Tag>}
          </Line>
          <Text className="sm muted">
            {`${t.sentAt(data.version, moment(data.sentAt))}，${t.updated(clockTime(at))}`}
          </Text>
        </Stack>
      }
      aside={
        <Btn small icon="refresh" onTap={refresh}>
          {t.refresh}
        </Btn>
      }
    >
      <Stack gap={24}>
        {funnel.state === 'offline' && (
          <OfflineBar seenAt={funnel.seenAt} onAgain={() => void funnel.reload()} />
        )}
        <Where path={path} onTap={(depth) => setPath(path.slice(0, depth))} />
        <Panes>
          <FunnelSteps of={data} />
          <FunnelBelow
            broadcastId={broadcastId}
            orgId={orgId}
            stamp={`${at} ${moved}`}
            onTap={(org) => setPath([...path, org])}
          />
        </Panes>
        <Stack gap={8}>
          <Split>
            <Heading level={2}>{t.groups}</Heading>
          </Split>
          <FunnelGroups
            of={groups}
            chosen={asking?.groupId}
            onWho={data.compulsory && mayLook ? setAsking : undefined}
          />
        </Stack>
      </Stack>
      {asking !== undefined && (
        <WhoHasNot broadcastId={broadcastId} group={asking} onClose={() => setAsking(undefined)} />
      )}
    </Panel>
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
