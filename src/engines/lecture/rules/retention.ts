import { DAY } from '../../../kernel/time'

/** Who came, as long as figures of a year are made from it. */
export const KEEP_LISTENERS = 400 * DAY
/** Public questions and who upvoted them. */
export const KEEP_QUESTIONS = 3 * 365 * DAY
/** Hidden ones: long enough for an answer to be looked up in a dispute, whose limitation is one year. */
export const KEEP_HIDDEN = 400 * DAY
