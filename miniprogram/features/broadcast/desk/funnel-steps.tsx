import { Text, View } from '@tarojs/components'
import { Heading, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { thousands } from '../../../ui/numbers'
import { Funnel as Drawn, type FunnelPart } from '../../../ui/progress'
import type { Funnel } from './api'
import { words } from './words'

const t = words.funnel

/** Groups and people, each with its own base. Groups that cannot prove anything are no part of what is proven. */
export const FunnelSteps = ({ of: { counts, confirmed, state } }: { of: Funnel }) => {
  const proven: FunnelPart[] =
    confirmed === undefined || confirmed.confirmable === 0
      ? []
      : [
          {
            base: t.byProof(thousands(confirmed.confirmable)),
            whole: confirmed.confirmable,
            steps: [{ name: t.confirmed, count: confirmed.groups }],
          },
        ]
  return (
    <Stack gap={12}>
      <Heading level={2}>{t.steps}</Heading>
      {(state === 'planned' || state === 'delivering') && <Notice icon="clock">{t.delivering}</Notice>}
      {counts.failed > 0 && <Notice tone="bad">{t.failed(thousands(counts.failed))}</Notice>}
      <Drawn
        parts={[
          {
            base: t.byGroups(thousands(counts.groups)),
            whole: counts.groups,
            steps: [
              { name: t.planned, count: counts.groups },
              { name: t.delivered, count: counts.delivered },
            ],
          },
          ...proven,
          {
            base: t.byPeople(thousands(counts.members)),
            whole: counts.members,
            steps: [
              { name: t.opened, count: counts.opened },
              { name: t.acknowledged, count: counts.acknowledged },
            ],
          },
        ]}
      />
      <View>
        <Text className="xs muted">{t.base}</Text>
      </View>
    </Stack>
  )
}
