import { useState, type ReactNode } from 'react'
import { go } from '../../../platform/navigate'
import { Section } from '../../../ui/layout'
import { Row } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import type { Waiting } from '../api'
import { words } from '../words'

/** More than these would bury the rest of the home page. */
const SHOWN = 4

/** What waits for the person: what other features have to say, then guides to read and confirm. */
export const WaitingList = ({
  items,
  before,
}: {
  items: readonly Waiting[]
  before: readonly ReactNode[]
}) => {
  const [all, setAll] = useState(false)
  if (items.length + before.length === 0) return null
  const more =
    items.length <= SHOWN
      ? undefined
      : { word: all ? words.fewerWaiting : words.moreWaiting(items.length), onTap: () => setAll(!all) }
  return (
    <Section title={words.waiting} rows more={more}>
      {before}
      {items.slice(0, all ? items.length : SHOWN).map((item) => (
        <Row
          key={item.groupId + item.itemId}
          icon="book"
          title={item.corrects === undefined ? words.readGuide : words.rereadGuide}
          sub={`${item.title}，${words.version(item.version)}`}
          end={<Tag tone="warn">{item.compulsory ? words.compulsory : words.toConfirm}</Tag>}
          onTap={() =>
            go('guide', {
              guideId: item.guideId,
              version: item.version,
              groupId: item.groupId,
              itemId: item.itemId,
              corrects: item.corrects,
            })
          }
        />
      ))}
    </Section>
  )
}
