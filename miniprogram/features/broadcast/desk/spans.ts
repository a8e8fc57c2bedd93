export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
/** Asia/Shanghai is eight hours ahead and has no summer time. */
export const SHANGHAI_MS = 8 * HOUR_MS
