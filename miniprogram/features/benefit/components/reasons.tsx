import { Row, Rows } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import type { CampaignCard } from '../api'
import { words } from '../words'

/** The rules one by one, what is not met first. */
export const Reasons = ({ reasons }: { reasons: CampaignCard['mine']['reasons'] }) => (
  <Rows kind="plain">
    {[...reasons]
      .sort((a, b) => Number(a.met) - Number(b.met))
      .map(({ rule, met, text }) => (
        <Row
          key={rule + text}
          plain
          title={text}
          end={<Tag tone={met ? 'ok' : 'warn'}>{met ? words.met : words.unmet}</Tag>}
        />
      ))}
  </Rows>
)
