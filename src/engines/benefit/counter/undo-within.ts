import { MINUTE } from '../../../kernel/time'

/** For so long after it was taken a redemption can be undone. */
export const UNDO_WITHIN = 10 * MINUTE
