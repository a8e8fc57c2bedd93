import { broadcast } from '../contract'
import { summarise } from '../rules/funnel'
import { operation } from '../services'
import type { Situation } from '../store/deliveries'
import { freshOf, lookAt } from './funnel-parts'

/** One line for each union right below; groups of the union itself are not repeated here. */
export const readSubtrees = operation(broadcast.readSubtrees, async (given) => {
  const { input, caller, deliveries, groups } = given
  const looking = await lookAt(given, caller, input)
  const { sent, orgIds } = looking
  const [alike, fresh] = [await deliveries.situations(sent, orgIds, true), await freshOf(given, looking)]
  const byChild = new Map<string, Situation[]>()
  for (const some of alike) {
    if (some.child === null) continue
    const same = byChild.get(some.child)
    if (same) same.push(some)
    else byChild.set(some.child, [some])
  }
  const more = new Map<string, { opened: number; acknowledged: number; woken: number }>()
  for (const one of fresh.values()) {
    const child = one.delivery.orgPath.find((id) => byChild.has(id))
    if (child === undefined) continue
    const sum = more.get(child) ?? { opened: 0, acknowledged: 0, woken: 0 }
    sum.opened += one.more.opened
    sum.acknowledged += one.more.acknowledged
    if (one.more.opened > 0 && one.delivery.opened === 0) sum.woken += 1
    more.set(child, sum)
  }
  const names = new Map((await groups.orgs([...byChild.keys()])).map(({ orgId, name }) => [orgId, name]))
  const items = [...byChild].map(([orgId, some]) => {
    const { counts, confirmed, trouble } = summarise(some)
    const late = more.get(orgId) ?? { opened: 0, acknowledged: 0, woken: 0 }
    return {
      orgId,
      name: names.get(orgId) ?? '',
      deeper: some.some(({ deeper }) => deeper),
      counts: {
        ...counts,
        opened: counts.opened + late.opened,
        acknowledged: counts.acknowledged + late.acknowledged,
      },
      quiet: Math.max(0, trouble.quiet - late.woken),
      confirmed: confirmed.groups,
    }
  })
  return { items: items.sort((a, b) => b.counts.groups - a.counts.groups || a.name.localeCompare(b.name)) }
})
