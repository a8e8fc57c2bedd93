import { runImport } from '../engines/membership'
import { ROSTER_TOPICS } from '../engines/membership/import/topics'
import type { Spreadsheets } from '../engines/membership/ports'
import type { Consumer } from '../kernel/outbox'
import type { House } from '../kernel/unit'

/** What the outbox worker does about rosters. An import takes a minute: give these topics a worker of their own, so
 *  that no broadcast waits behind it. */
export const rosterConsumers = (
  house: House,
  ports: { readonly spreadsheets: Spreadsheets },
): Readonly<Record<string, Consumer>> => {
  const consume: Consumer = ({ payload }) => {
    const { importId } = payload
    if (typeof importId !== 'string') throw new TypeError('the message names no import')
    return runImport(house, importId, { openWorkbook: ports.spreadsheets.open })
  }
  return Object.fromEntries(Object.values(ROSTER_TOPICS).map((topic) => [topic, consume]))
}
