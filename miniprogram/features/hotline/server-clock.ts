import { now } from '../../platform/clock'

/** How far the server's clock is ahead of this device's, in milliseconds; undefined until it said what time it is. */
let ahead: number | undefined

/** The server has just said what time it is (ISO 8601). */
export const hearServer = (at: string): void => {
  ahead = Date.parse(at) - now()
}

/** Milliseconds since 1970 by the server's clock. This device only measures how long ago it heard, so a wrong clock here
 *  changes nothing. */
export const serverNow = (): number | undefined => (ahead === undefined ? undefined : now() + ahead)
