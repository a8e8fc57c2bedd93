import { scopeOf } from '../../../kernel/caller'
import { after, DAY, startOfDay } from '../../../kernel/time'
import { membership } from '../contract'
import { operation } from '../services'
import { nameActors } from './name-actors'

/** Days are those of Asia/Shanghai, both ends included. */
export const listAudit = operation(membership.listAudit, async (given) => {
  const { input, caller, log, people, orgTree } = given
  const { items, next } = await log.inScope(
    scopeOf(caller, 'staff', 'auditor'),
    {
      ...(input.from !== undefined && { from: startOfDay(input.from) }),
      ...(input.to !== undefined && { before: after(startOfDay(input.to), DAY) }),
      ...(input.memberId !== undefined && { subject: input.memberId }),
    },
    input.cursor,
  )
  const actors = await nameActors(given, items)
  const subjects = items.map((entry) => entry.subject)
  const names = new Map([...(await people.namesOf(subjects)), ...(await orgTree.namesOf(subjects))])
  return {
    items: items.map((entry) => ({
      auditId: entry._id,
      at: entry.at.toISOString(),
      actor: actors(entry.actor),
      action: entry.action,
      subject: names.get(entry.subject) ?? entry.subject,
      detail: entry.detail,
    })),
    ...(next !== undefined && { next }),
  }
})
