import { Btn } from '../../../ui/btn'
import { Row, Rows } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import { clockTime, moment } from '../../../ui/time'
import { yuan } from '../yuan'
import type { Movement } from './api'
import { words } from './words'

interface MovementRowsProps {
  movements: readonly Movement[]
  /** Only where it can still be undone by this person. */
  onUndo?: (redemptionId: string) => void
  /** Lines of more than one day and shop: each with both. */
  dated?: boolean
}

const subOf = ({ at, shopName, cashier, reason }: Movement, dated: boolean): string =>
  [...(dated ? [moment(at), shopName] : [clockTime(at)]), cashier, reason]
    .filter((part) => part !== undefined)
    .join(' · ')

/** Every taking and every undoing, newest first. */
export const MovementRows = ({ movements, onUndo, dated = false }: MovementRowsProps) => (
  <Rows kind="plain">
    {movements.map((movement) => {
      const { redemptionId, what, title, amount, undone, undoUntil } = movement
      const sum = `${what === 'undo' ? '−' : ''}${yuan(amount)} ${words.yuan}`
      const mayUndo = onUndo !== undefined && undoUntil !== undefined && !undone
      return (
        <Row
          key={`${what}${redemptionId}`}
          plain
          title={`${title} ${sum}`}
          sub={subOf(movement, dated)}
          end={
            mayUndo ? (
              <Btn
                small
                kind="line"
                label={`${words.undo}：${title} ${sum}`}
                onTap={() => onUndo(redemptionId)}
              >
                {words.undoTag}
              </Btn>
            ) : undone || what === 'undo' ? (
              <Tag>{what === 'undo' ? words.undoTag : words.undoneTag}</Tag>
            ) : null
          }
        />
      )
    })}
  </Rows>
)
