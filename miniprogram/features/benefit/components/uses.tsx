import { Row, Rows } from '../../../ui/row'
import { moment } from '../../../ui/time'
import type { Coupon } from '../api'
import { words } from '../words'
import { yuan } from '../yuan'

/** What was used where. */
export const Uses = ({ uses }: { uses: Coupon['uses'] }) => (
  <Rows kind="plain">
    {uses.map((use) => (
      <Row
        key={`${use.at}${use.amount}`}
        plain
        title={use.shopName}
        sub={moment(use.at)}
        end={use.undone ? words.undone : `${yuan(use.amount)} ${words.yuan}`}
      />
    ))}
  </Rows>
)
