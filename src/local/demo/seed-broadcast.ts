import { broadcasts } from '../../engines/broadcast/store/broadcasts'
import { guideVersions } from '../../engines/library/store/guides'
import type { Caller } from '../../kernel/caller'
import { inTransaction, unitOf } from '../../kernel/dispatch'
import type { Engine } from '../../kernel/operation'
import type { House } from '../../kernel/unit'
import { broadcast } from '../../engines/broadcast/contract'
import { DISTRICT } from './people'

/** Which issued guides have reached every group of the district already, in this order. */
const SENT = [
  { words: '加班', compulsory: false },
  { words: '社保', compulsory: false },
  { words: '停工', compulsory: true },
] as const

/** Three guides on their way to all groups; the outbox delivers them as it delivers everything. Does nothing when something was sent before. */
export const seedBroadcasts = async (house: House, engine: Engine, staff: Caller): Promise<void> => {
  if (await broadcasts.of(house.db).findOne()) return
  const issued = await guideVersions.of(house.db).find({ state: 'issued' }).toArray()
  for (const { words, compulsory } of SENT) {
    const guide = issued.find(({ title }) => title.includes(words))
    if (!guide) continue
    const input = broadcast.sendGuide.input.parse({
      guideId: guide.guideId,
      version: guide.version,
      audience: { orgIds: [DISTRICT] },
      compulsory,
    })
    const prepared = await engine.prepare('sendGuide', unitOf(house, staff), input)
    await inTransaction(house, staff, (unit) => engine.handle('sendGuide', unit, input, prepared))
  }
}
