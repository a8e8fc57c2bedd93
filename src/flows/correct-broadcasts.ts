import { correctGuide } from '../engines/broadcast/correcting'
import { dropUnsaid } from '../engines/broadcast/dropping'
import type { BroadcastPorts } from '../engines/broadcast/ports'
import { HOUSE } from '../kernel/caller'
import type { Consumer } from '../kernel/outbox'
import { after, SECOND } from '../kernel/time'
import { inTransaction, unitOf } from '../kernel/transaction'
import type { House } from '../kernel/unit'

/** A corrected guide follows its old version into every group that had it. */
export const correctBroadcasts =
  (house: House, ports: BroadcastPorts): Consumer =>
  async ({ payload }) => {
    const { guideId, version, previous } = payload
    if (typeof guideId !== 'string' || typeof version !== 'number')
      throw new TypeError('the message names no guide')
    if (typeof previous !== 'number') return
    const done = await inTransaction(house, HOUSE, (unit) =>
      correctGuide(ports, unit, { guideId, version, previous }),
    )
    if (done.kind === 'wait') return { again: after(house.clock.now(), 2 * SECOND) }
    if (done.kind === 'sent')
      for (const broadcastId of done.of) await dropUnsaid(unitOf(house, HOUSE), broadcastId)
    return
  }
