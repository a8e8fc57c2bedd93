import { go } from '../../platform/navigate'
import type { IconName } from '../../ui/icon'
import type { FeedItem } from './api'

type Link = NonNullable<FeedItem['link']>

/** What a card of another engine looks like. */
export const LINKS: Readonly<Record<Link['to'], { icon: IconName; kind: string; go: string }>> = {
  lecture: { icon: 'mic', kind: '法律讲堂', go: '进去听' },
  benefit: { icon: 'ticket', kind: '惠工消费券', go: '去看看' },
  hotline: { icon: 'headset', kind: '工会热线', go: '去看看' },
}

/** Opens the page of the engine that a card belongs to. */
export const openLink = (link: Link | undefined, groupId: string): void => {
  if (link?.to === 'lecture') go('lecture', { lectureId: link.id, groupId })
  else if (link?.to === 'benefit') go('campaign', { campaignId: link.id })
  else if (link?.to === 'hotline') go('hotline', { serviceId: link.id })
}
