import { Text, View } from '@tarojs/components'
import { from } from '../../desk/cursor'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { Heading, Stack } from '../../../ui/layout'
import { percent, thousands } from '../../../ui/numbers'
import { Bar } from '../../../ui/progress'
import { Table } from '../../../ui/table'
import { listOrgs } from '../../membership/desk/api'
import type { Counts } from './api'
import type { Named } from './audience'
import { useCounts } from './use-counts'
import { words } from './words'

const t = words.funnel

/** Below one union, or below where the scope begins when there is only one beginning. */
const listBelow = async (orgId: string | undefined, cursor: string | undefined) => {
  if (orgId !== undefined) return listOrgs({ parentId: orgId, ...from(cursor) })
  const tops = await listOrgs({})
  const [top] = tops.items
  return tops.items.length === 1 && top !== undefined
    ? listOrgs({ parentId: top.orgId, ...from(cursor) })
    : tops
}

/** The unions below the one looked at, each with its own figures; tapping one goes down a level. */
export const FunnelBelow = ({
  broadcastId,
  orgId,
  stamp,
  onTap,
}: {
  broadcastId: string
  orgId: string | undefined
  /** Changes when the figures did. */
  stamp: string
  onTap: (org: Named) => void
}) => {
  const below = usePaged(`below:${orgId ?? ''}`, (cursor) => listBelow(orgId, cursor))
  const counts = useCounts(broadcastId, below.data?.map((org) => org.orgId) ?? [], stamp)
  const shown = (id: string, how: (of: Counts) => React.ReactNode) => {
    const of = counts[id]
    if (of === undefined) return <Text className="muted">{t.wait}</Text>
    return of === 'none' ? null : how(of)
  }
  return (
    <Stack gap={8}>
      <Heading level={2}>{t.below}</Heading>
      <Text className="sm muted">{t.belowHelp}</Text>
      <Listed of={below} empty={<View className="sm muted">{t.noneBelow}</View>}>
        {(items) => (
          <Table
            label={t.below}
            items={items}
            keyOf={(org) => org.orgId}
            onTap={(org) => {
              if (counts[org.orgId] !== 'none') onTap({ id: org.orgId, name: org.name })
            }}
            columns={[
              { title: t.union, wraps: true, cell: ({ name }) => name },
              {
                title: t.belowGroups,
                right: true,
                cell: (org) =>
                  counts[org.orgId] === 'none' ? (
                    <Text className="muted">{t.notThere}</Text>
                  ) : (
                    shown(org.orgId, ({ delivered, groups }) =>
                      words.sent.of(thousands(delivered), thousands(groups)),
                    )
                  ),
              },
              {
                title: t.belowShare,
                right: true,
                cell: (org) =>
                  shown(org.orgId, ({ acknowledged, members }) => (
                    <View className="dk-share">
                      <Bar share={members === 0 ? 0 : acknowledged / members} />
                      <Text>{percent(acknowledged, members)}</Text>
                    </View>
                  )),
              },
            ]}
          />
        )}
      </Listed>
    </Stack>
  )
}
