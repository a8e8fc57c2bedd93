import { scopeOf } from '../../../kernel/caller'
import { membership } from '../contract'
import { reportOf } from '../import/report'
import { operation } from '../services'

/** Who left the page finds the work again here. */
export const listImports = operation(membership.listImports, async ({ input, caller, unit, imports }) => {
  const page = await imports.page(scopeOf(caller, 'staff'), input.cursor)
  const now = unit.clock.now()
  return {
    items: page.items.map((job) => reportOf(job, now)),
    ...(page.next !== undefined && { next: page.next }),
  }
})
