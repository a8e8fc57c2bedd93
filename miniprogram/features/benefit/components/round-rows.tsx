import { Row, Rows } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import { clockTime, moment, shortDay } from '../../../ui/time'
import type { Round } from '../api'
import { words } from '../words'

/** 今天 14:00 – 18:00, with the second day where it is another. */
const span = ({ opensAt, closesAt }: Round): string =>
  `${moment(opensAt)} – ${shortDay(opensAt) === shortDay(closesAt) ? clockTime(closesAt) : moment(closesAt)}`

const howMany = ({ state, left, total }: Round): string => {
  if (state !== 'open') return words.roundTotal(total)
  return left > total ? words.roundMore(left) : words.roundLeft(left, total)
}

const stateOf = ({ state, left }: Round): string =>
  state === 'open' && left === 0 ? words.roundGone : words.roundState[state]

/** Every round that gives something out: when, how many, and what of it is left for the person. */
export const RoundRows = ({ rounds }: { rounds: readonly Round[] }) => (
  <Rows kind="plain">
    {rounds
      .filter(({ state, total, left }) => total > 0 || (state === 'open' && left > 0))
      .map((round) => (
        <Row
          key={round.roundId}
          plain
          title={span(round)}
          sub={howMany(round)}
          end={<Tag tone={round.state === 'open' && round.left > 0 ? 'ok' : 'plain'}>{stateOf(round)}</Tag>}
        />
      ))}
  </Rows>
)
