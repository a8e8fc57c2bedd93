import { broadcast } from '../../engines/broadcast/contract'
import { feedItems } from '../../engines/broadcast/store/items'
import { receipts } from '../../engines/broadcast/store/receipts'
import { groups } from '../../engines/membership/store/groups'
import { members } from '../../engines/membership/store/members'
import type { Engine } from '../../kernel/operation'
import type { House } from '../../kernel/unit'
import { actWith } from './act'

/** How many of a group's people have read what was sent; groups differ, as they do. */
const READERS = [0, 2, 4, 7, 9] as const
/** The other groups have read nothing yet, so that the funnel shows groups with trouble. */
const GROUPS = 40

/** Some of the demo's crowd have read what reached them, each through the operation that people use. */
export const seedReaders = async (house: House, engine: Engine): Promise<void> => {
  if (await receipts.of(house.db).findOne()) return
  const act = actWith(house, engine, broadcast)
  const items = await feedItems.of(house.db).find({ kind: 'guide' }).sort({ _id: 1 }).toArray()
  const some = await groups.of(house.db).find().sort({ _id: 1 }).limit(GROUPS).toArray()
  for (const [at, group] of some.entries()) {
    const readers = await members
      .of(house.db)
      .find({ orgId: group.orgId, _id: /^mem_\d/ })
      .sort({ _id: 1 })
      .limit(READERS[at % READERS.length] ?? 0)
      .toArray()
    for (const [n, reader] of readers.entries()) {
      const caller = {
        accountId: `demo_${reader._id}`,
        memberId: reader._id,
        trust: 'phone' as const,
        orgPath: reader.orgPath,
        grants: [],
      }
      for (const item of items)
        await act(caller, n % 3 === 0 ? 'openItem' : 'acknowledge', {
          groupId: group._id,
          itemId: item._id,
        })
    }
  }
}
