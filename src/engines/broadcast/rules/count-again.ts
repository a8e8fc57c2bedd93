import { DAY, SECOND } from '../../../kernel/time'

/** When to count receipts next, in ms: at once a second while people answer, else the more seldom the older the
 *  broadcast is. What is not counted yet is still shown, so this is about work, not about truth. */
export const countAgainAfter = (age: number, counted: number): number =>
  counted > 0 ? SECOND : Math.min(Math.max(SECOND, age / 50), DAY)

/** After this no receipt is kept, so nothing is left to count. */
export const COUNTED_FOR = 3 * 365 * DAY
