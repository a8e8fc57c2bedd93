import { View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { Card } from '../../../ui/card'
import { Heading, Split } from '../../../ui/layout'
import { Tag } from '../../../ui/tag'
import { moment } from '../../../ui/time'
import type { Waiting } from '../api'
import { words } from '../words'
import { titleWithWorth } from '../worth'

/** A place in the queue or on the waiting list. */
export const WaitingCard = ({ waiting }: { waiting: Waiting }) => {
  const { campaignId, title, kind, state, place, until } = waiting
  return (
    <Card well label={title} onTap={() => go('campaign', { campaignId })}>
      <Split>
        <Heading level={3}>{titleWithWorth(title, kind)}</Heading>
        <Tag tone="warn" icon="clock">
          {state === 'queued' || place === undefined ? words.queuedShort : words.ahead(place - 1)}
        </Tag>
      </Split>
      <View className="sm second">{until === undefined ? words.waitingWhy : words.kept(moment(until))}</View>
    </Card>
  )
}
