import { Text } from '@tarojs/components'
import { Heading, Stack } from '../../../ui/layout'
import { thousands } from '../../../ui/numbers'
import { Table, type Column } from '../../../ui/table'
import type { ChannelCounts } from './api'
import { words } from './words'

const t = words.byChannel
const PARTS = [
  'waiting',
  'said',
  'confirmed',
  'failed',
  'unknown',
  'dropped',
  'opened',
  'acknowledged',
] as const
type Part = (typeof PARTS)[number]

/** What is known of the way into the chats, by way. What cannot be known is said to be unknown, not zero. */
export const FunnelChannels = ({ items }: { items: readonly ChannelCounts[] }) => {
  const part = (name: Part): Column<ChannelCounts> => ({
    title: t[name],
    right: true,
    cell: (one) => {
      if (name === 'confirmed' && one.channel === 'robot')
        return <Text className="muted">{t.cannotTell}</Text>
      const isTrouble = (name === 'failed' || name === 'unknown') && one[name] > 0
      return <Text className={isTrouble ? 'bad' : ''}>{thousands(one[name])}</Text>
    },
  })
  if (items.every(({ groups }) => groups === 0)) return null
  return (
    <Stack gap={8}>
      <Heading level={2}>{t.title}</Heading>
      <Table
        label={t.title}
        items={items.filter(({ groups }) => groups > 0)}
        keyOf={({ channel }) => channel}
        columns={[
          { title: t.channel, cell: ({ channel }) => words.channels[channel] },
          { title: t.groups, right: true, cell: ({ groups }) => thousands(groups) },
          ...PARTS.map(part),
        ]}
      />
      <Text className="xs muted">{t.help}</Text>
    </Stack>
  )
}
