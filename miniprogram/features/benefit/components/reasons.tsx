import { Icon } from '../../../ui/icon'
import { Row, Rows } from '../../../ui/row'
import type { CampaignCard } from '../api'

/** The rules one by one, met or not. */
export const Reasons = ({ reasons }: { reasons: CampaignCard['mine']['reasons'] }) => (
  <Rows>
    {reasons.map(({ rule, met, text }) => (
      <Row
        key={rule + text}
        plain
        lead={<Icon name={met ? 'done' : 'fail'} label={met ? '符合' : '不符合'} />}
        title={text}
      />
    ))}
  </Rows>
)
