import { requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { benefit } from '../contract'
import { operation } from '../services'

const PAGE = 50

/** Who is on a list can be somebody's distress: every look is written down. */
export const readPeopleList = operation(
  benefit.readPeopleList,
  async ({ input, caller, lists, people, audit }) => {
    const list = await lists.get(input.listId)
    requireScope(caller, list?.orgPath, 'staff')
    if (!list) throw refuse('NOT_FOUND')
    const found = await lists.page(list._id, input.cursor, PAGE + 1)
    const page = found.slice(0, PAGE)
    const names = await people.namesOf(page.map(({ memberId }) => memberId))
    await audit.record({
      action: 'look',
      subject: list._id,
      orgPath: list.orgPath,
      detail: `看了名单“${list.name}”里的 ${page.length} 个名字`,
    })
    const last = found.length > PAGE ? page.at(-1) : undefined
    return {
      items: page.map(({ memberId }) => ({ memberId, name: names.get(memberId) ?? '已退出' })),
      ...(last && { next: last.memberId }),
    }
  },
)
