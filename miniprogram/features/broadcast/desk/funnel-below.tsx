import { Text, View } from '@tarojs/components'
import { Heading, Stack } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { percent, thousands } from '../../../ui/numbers'
import { Bar } from '../../../ui/progress'
import { RowBones } from '../../../ui/states'
import { Table } from '../../../ui/table'
import type { Loaded } from '../../../ui/use-loaded'
import type { Subtree } from './api'
import type { Named } from './audience'
import { words } from './words'

const t = words.funnel

/** The unions below the one looked at, each with its own figures; tapping one goes down a level. */
export const FunnelBelow = ({
  of,
  onTap,
}: {
  of: Omit<Loaded<{ readonly items: readonly Subtree[] }>, 'change'>
  onTap: (org: Named) => void
}) => (
  <Stack gap={8}>
    <Heading level={2}>{t.below}</Heading>
    {of.data === undefined ? (
      <Instead of={of} bones={<RowBones count={3} />} />
    ) : of.data.items.length === 0 ? (
      <View className="sm muted">{t.noneBelow}</View>
    ) : (
      <>
        <Text className="sm muted">{t.belowHelp}</Text>
        <Table
          label={t.below}
          items={of.data.items}
          keyOf={({ orgId }) => orgId}
          onTap={({ orgId, name }) => onTap({ id: orgId, name })}
          columns={[
            { title: t.union, wraps: true, cell: ({ name }) => name },
            {
              title: t.belowGroups,
              right: true,
              cell: ({ counts }) => words.sent.of(thousands(counts.delivered), thousands(counts.groups)),
            },
            { title: t.quiet, right: true, cell: ({ quiet }) => thousands(quiet) },
            {
              title: t.belowShare,
              right: true,
              cell: ({ counts: { acknowledged, members } }) => (
                <View className="dk-share">
                  <Bar share={members === 0 ? 0 : acknowledged / members} />
                  <Text>{percent(acknowledged, members)}</Text>
                </View>
              ),
            },
          ]}
        />
      </>
    )}
  </Stack>
)
