import { Text } from '@tarojs/components'
import { Icon, type IconName } from '../../../ui/icon'
import { Row } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import type { Hit } from '../api'
import { words } from '../words'
import { Marked } from './marked'

const KINDS: Record<Hit['kind'], { icon: IconName; word: string }> = {
  article: { icon: 'scale', word: words.articles },
  guide: { icon: 'book', word: words.guideHits },
  answer: { icon: 'chat', word: words.answers },
}

/** One thing found: what it is, where it stands, the passage with the words that matched. */
export const HitRow = ({ hit, onOpen }: { hit: Hit; onOpen: () => void }) => (
  <Row
    top
    over={
      <>
        <Icon name={KINDS[hit.kind].icon} size={16} />
        <Text>
          {[...new Set([KINDS[hit.kind].word, hit.place])].filter((part) => part !== '').join('，')}
        </Text>
        {!hit.inForce && <Tag tone="bad">{words.notInForce}</Tag>}
      </>
    }
    title={hit.title}
    sub={<Marked text={hit.passage} marks={hit.marks} />}
    label={`${KINDS[hit.kind].word}，${hit.title}`}
    end={null}
    onTap={onOpen}
  />
)
