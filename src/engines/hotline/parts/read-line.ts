import { HOUSE } from '../../../kernel/caller'
import { after, MINUTE, SECOND } from '../../../kernel/time'
import { inTransaction, unitOf } from '../../../kernel/transaction'
import type { House } from '../../../kernel/unit'
import type { HotlinePorts, PhoneLine } from '../ports'
import { hotlineServices } from '../services'
import { takeLineCall } from './line-call'
import { TOPICS } from './topics'

const AGAIN = 15 * SECOND
const AFTER_TROUBLE = MINUTE

/** Somebody looks at the line's report from now on; asked twice it is one. */
export const watchLine = async (house: House, ports: HotlinePorts): Promise<void> => {
  if (ports.line) await hotlineServices(ports, unitOf(house, HOUSE)).outbox.add(TOPICS.line, 'report', {})
}

/** Reads on from where it was, each call in a commit of its own; the position is kept afterwards, so that what was read before a
 *  crash is read again and found known. Returns when to look next; a line that is away is asked again, for ever. */
export const readLine = async (
  house: House,
  { line, ...rest }: HotlinePorts,
): Promise<{ again: Date } | undefined> => {
  if (!line) return undefined
  const ports = { line, ...rest }
  const whole = await readAll(house, ports, line).catch(() => false)
  return { again: after(house.clock.now(), whole ? AGAIN : AFTER_TROUBLE) }
}

const readAll = async (house: House, ports: HotlinePorts, line: PhoneLine): Promise<boolean> => {
  const outside = hotlineServices(ports, unitOf(house, HOUSE))
  const services = new Map((await outside.catalogue.allServices()).map(({ phone, _id }) => [phone, _id]))
  for (;;) {
    const position = await outside.line.position()
    const { calls, next } = await line.callsSince(position)
    for (const call of calls) {
      const serviceId = services.get(call.to)
      if (serviceId === undefined) continue
      await inTransaction(house, HOUSE, (unit) => takeLineCall(hotlineServices(ports, unit), serviceId, call))
    }
    if (next === position || calls.length === 0) return true
    await outside.line.setPosition(next)
  }
}
