import { inScope, requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { benefit } from '../contract'
import { operation } from '../services'

export const savePeopleList = operation(benefit.savePeopleList, {
  prepare: async ({ input, caller, people }) => {
    const [org] = await people.orgs([input.orgId])
    if (!org || !inScope(caller, org.orgPath, 'staff')) throw refuse('OUT_OF_SCOPE')
    return org
  },
  handle: async ({ input, caller, prepared: org, lists, ids, clock, audit }) => {
    const known = input.listId === undefined ? null : await lists.get(input.listId)
    if (input.listId !== undefined) requireScope(caller, known?.orgPath, 'staff')
    const listId = known?._id ?? ids.next('list')
    await lists.put({
      _id: listId,
      name: input.name,
      orgId: org.orgId,
      orgPath: [...org.orgPath],
      people: known?.people ?? 0,
      changedAt: clock.now(),
    })
    await audit.record({
      action: 'save-people-list',
      subject: listId,
      orgPath: org.orgPath,
      detail: `${known ? '改了' : '建了'}名单“${input.name}”`,
    })
    return { listId }
  },
})
