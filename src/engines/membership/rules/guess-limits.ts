/** How often something may be tried, counted in the database: by the one who tries, and by what is tried at. */

const DAY_SECONDS = 86_400

/** Guesses of one account in a day. */
export const perAccount = { calls: 12, seconds: DAY_SECONDS } as const
/** Guesses at one phone, or one name with digits, by everybody together in a day. */
export const perTarget = { calls: 24, seconds: DAY_SECONDS } as const
/** Text messages to one number: one a minute … */
export const smsPause = { calls: 1, seconds: 60 } as const
/** … to one number for one account in a day, so that a stranger alone cannot use up what the owner needs … */
export const smsPerPair = { calls: 4, seconds: DAY_SECONDS } as const
/** … and no more than this in a day, whoever asks. */
export const smsPerPhone = { calls: 16, seconds: DAY_SECONDS } as const
/** Searches by a whole phone number in an hour: a list shows all but four digits, and a hit would tell the rest. */
export const phoneSearches = { calls: 60, seconds: 3600 } as const
/** Group codes of 8 digits: a hundred million, so twelve guesses a day lead nowhere. */
export const groupCodeGuesses = { calls: 12, seconds: DAY_SECONDS } as const
