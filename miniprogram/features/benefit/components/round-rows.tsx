import { Row, Rows } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import { clockTime, moment } from '../../../ui/time'
import type { Round } from '../api'
import { words } from '../words'

/** Every round: when, how many, and what of it is left for the person. */
export const RoundRows = ({ rounds }: { rounds: readonly Round[] }) => (
  <Rows kind="plain">
    {rounds.map(({ roundId, opensAt, closesAt, state, total, left }) => (
      <Row
        key={roundId}
        plain
        title={`${moment(opensAt)} – ${clockTime(closesAt)}`}
        sub={state === 'open' ? words.roundLeft(left, total) : words.roundTotal(total)}
        end={<Tag tone={state === 'open' ? 'ok' : 'plain'}>{words.roundState[state]}</Tag>}
      />
    ))}
  </Rows>
)
