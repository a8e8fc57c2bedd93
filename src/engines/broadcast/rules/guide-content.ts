import type { GuideFact } from './facts'
import type { ItemContent } from './feed-item'

/** The card of a guide as an item. */
export const guideContent = ({
  guideId,
  version,
  title,
  card,
  minutes,
  issuedOn,
  corrects,
}: GuideFact): Pick<ItemContent, 'kind' | 'guide' | 'corrects'> => ({
  kind: 'guide',
  guide: { guideId, version, title, card, minutes, issuedOn },
  ...(corrects !== undefined && { corrects }),
})
