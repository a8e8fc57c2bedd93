import { after } from '../../../kernel/time'
import { UNDO_WITHIN } from './undo-within'
import type { MovementDoc } from '../store/movements'

export interface Names {
  readonly people: ReadonlyMap<string, string>
  readonly shops: ReadonlyMap<string, string>
}

/** A line of a shop's day. `mayUndo`: whether the one who looks may undo it while there is time. */
export const movementView = (
  movement: MovementDoc,
  { people, shops }: Names,
  now: Date,
  mayUndo: (movement: MovementDoc) => boolean,
) => {
  const until = after(movement.at, UNDO_WITHIN)
  const open = movement.what === 'use' && !movement.undoneAt && until > now && mayUndo(movement)
  return {
    redemptionId: movement.redemptionId,
    what: movement.what,
    at: movement.at.toISOString(),
    day: movement.day,
    title: movement.title,
    ...(movement.price !== undefined && { price: movement.price }),
    amount: movement.amount,
    cashier: people.get(movement.cashierId) ?? '已退出',
    shopName: shops.get(movement.shopId) ?? '',
    ...(open && { undoUntil: until.toISOString() }),
    undone: movement.undoneAt !== undefined,
    ...(movement.reason !== undefined && { reason: movement.reason }),
  }
}
