import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { after, DAY, shanghaiDay } from '../../../kernel/time'
import { broadcast } from '../contract'
import { operation } from '../services'
import { adminGroup } from './relay-groups'

const LONGEST = 90 * DAY

/** Somebody who reads the group; the admin stays responsible, and may end it at any time. */
export const nameDeputy = operation(broadcast.nameDeputy, async (given) => {
  const { input, caller, audit, clock, deputies, groups } = given
  const group = await adminGroup(given, caller, input.groupId)
  const now = clock.now()
  if (input.until < shanghaiDay(now) || input.until > shanghaiDay(after(now, LONGEST)))
    throw refuse('BAD_INPUT', { fields: { until: '选今天到 90 天以内的一天' } })
  const me = memberOf(caller)
  if (input.memberId === me || !(await readsGroup(groups, group.groupId, input.memberId)))
    throw refuse('NOT_FOUND')
  await deputies.name({
    groupId: group.groupId,
    memberId: input.memberId,
    insteadOf: me,
    until: input.until,
  })
  await audit.record({
    action: 'name-deputy',
    subject: input.memberId,
    orgPath: group.orgPath,
    detail: `请人代发“${group.name}”到 ${input.until}`,
  })
  return { done: true as const }
})

/** The page that begins right before an id holds it, if it is there. */
const readsGroup = async (
  groups: Parameters<typeof adminGroup>[0]['groups'],
  groupId: string,
  memberId: string,
): Promise<boolean> => {
  const before = memberId.slice(0, -1)
  for (let after: string | undefined = before, turn = 0; turn < 20; turn += 1) {
    const page: readonly { readonly memberId: string }[] = await groups.membersPage(groupId, after, 500)
    if (page.some((one) => one.memberId === memberId)) return true
    const last = page.at(-1)?.memberId
    if (last === undefined || last > memberId || page.length < 500) return false
    after = last
  }
  return false
}
