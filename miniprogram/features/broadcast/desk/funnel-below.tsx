import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { isOffline, isRefusal } from '../../../platform/failures'
import { from } from '../../desk/cursor'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { Heading, Stack } from '../../../ui/layout'
import { percent, thousands } from '../../../ui/numbers'
import { Bar } from '../../../ui/progress'
import { Row, Rows } from '../../../ui/row'
import { listOrgs, type Org } from '../../membership/desk/api'
import { readFunnel, type Counts } from './api'
import type { Named } from './audience'
import { words } from './words'

const t = words.funnel

/** The unions below the one looked at, each with its own figures; tapping one goes down a level. */
export const FunnelBelow = ({
  broadcastId,
  orgId,
  onTap,
}: {
  broadcastId: string
  orgId: string | undefined
  onTap: (org: Named) => void
}) => {
  const below = usePaged(`below:${orgId ?? ''}`, (cursor) =>
    listOrgs({ ...(orgId === undefined ? {} : { parentId: orgId }), ...from(cursor) }),
  )
  return (
    <Stack gap={8}>
      <Heading level={2}>{t.below}</Heading>
      <Text className="sm muted">{t.belowHelp}</Text>
      <Listed of={below} empty={<View className="sm muted">{t.noneBelow}</View>}>
        {(items) => (
          <Rows kind="plain">
            {items.map((org) => (
              <Below
                key={org.orgId}
                org={org}
                broadcastId={broadcastId}
                onTap={() => onTap({ id: org.orgId, name: org.name })}
              />
            ))}
          </Rows>
        )}
      </Listed>
    </Stack>
  )
}

const Below = ({ org, broadcastId, onTap }: { org: Org; broadcastId: string; onTap: () => void }) => {
  const counts = useCounts(broadcastId, org.orgId)
  const none = counts === 'none' || (counts !== undefined && counts.groups === 0)
  return (
    <Row
      title={org.name}
      plain
      sub={
        counts === undefined ? (
          ' '
        ) : none ? (
          t.notThere
        ) : (
          <>
            <View>{t.delivTo(thousands(counts.delivered), thousands(counts.groups))}</View>
            <Bar share={counts.members === 0 ? 0 : counts.acknowledged / counts.members} />
            <View className="num">
              {t.rate(
                thousands(counts.acknowledged),
                thousands(counts.members),
                percent(counts.acknowledged, counts.members),
              )}
            </View>
          </>
        )
      }
      onTap={none ? undefined : onTap}
    />
  )
}

/** `none`: the push did not reach this union. What could not be asked stays blank. */
const useCounts = (broadcastId: string, orgId: string): Counts | 'none' | undefined => {
  const [counts, setCounts] = useState<Counts | 'none'>()
  useEffect(() => {
    let over = false
    readFunnel({ broadcastId, orgId }).then(
      (funnel) => {
        if (!over) setCounts(funnel.counts)
      },
      (failure: unknown) => {
        if (isRefusal(failure)) {
          if (!over && failure.code === 'NOT_FOUND') setCounts('none')
        } else if (!isOffline(failure)) throw failure
      },
    )
    return () => {
      over = true
    }
  }, [broadcastId, orgId])
  return counts
}
