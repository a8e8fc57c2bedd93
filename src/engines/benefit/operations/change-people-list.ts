import { requireScope, scopeOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { benefit } from '../contract'
import { operation } from '../services'

/** Only members below the staff's own unions; the record says how many, never who. */
export const changePeopleList = operation(benefit.changePeopleList, {
  prepare: async ({ input, caller, people, lists }) => {
    const list = await lists.get(input.listId)
    requireScope(caller, list?.orgPath, 'staff')
    const meant = [...new Set([...input.add, ...input.remove])]
    const mine = new Set(await people.activeBelow(scopeOf(caller, 'staff'), meant))
    // Somebody who has left must still come off a list.
    if (input.add.some((memberId) => !mine.has(memberId))) throw refuse('OUT_OF_SCOPE')
    if (!list) throw refuse('NOT_FOUND')
    return list
  },
  handle: async ({ input, prepared: list, lists, clock, audit }) => {
    const people = await lists.change(list._id, input.add, input.remove, clock.now())
    await audit.record({
      action: 'change-people-list',
      subject: list._id,
      orgPath: list.orgPath,
      detail: `名单“${list.name}”加了 ${input.add.length} 人，去掉 ${input.remove.length} 人`,
    })
    return { people }
  },
})
