import { requireScope, scopeOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { leaveDesk } from '../parts/leave-desk'
import { acceptPortrait } from '../parts/portrait'
import { staffService } from '../parts/staff-scope'
import { operation } from '../services'
import type { AdviserDoc } from '../store/catalogue'

/** Whoever works at the desk holds the role of membership as well: the role opens the door, this entry says which desk. */
export const saveAdviser = operation(hotline.saveAdviser, {
  // The picture's bytes are read once, outside the transaction.
  prepare: async (given) =>
    given.input.portraitId === undefined
      ? undefined
      : acceptPortrait(given, given.caller, given.input.portraitId),
  handle: async (given) => {
    const { input, caller, ids, catalogue, people, roster, audit, prepared } = given
    const known = input.adviserId === undefined ? null : await catalogue.adviser(input.adviserId)
    if (input.adviserId !== undefined) {
      requireScope(caller, known?.orgPath, 'staff')
      if (known?.memberId !== input.memberId) throw refuse('NOT_FOUND')
    }
    const [first, ...more] = await Promise.all(
      input.serviceIds.map((serviceId) => staffService(given, caller, serviceId)),
    )
    const fits = input.kind === 'lawyer' ? 'law' : 'psychology'
    if ([first, ...more].some((service) => service !== undefined && service.kind !== fits))
      throw refuse('ROLE_MISSING')
    const orgPath = first?.orgPath ?? known?.orgPath ?? (await topOf(given, scopeOf(caller, 'staff')))
    if (!(await people.holdsRole(input.memberId, input.kind, orgPath))) throw refuse('ROLE_MISSING')
    const other = await catalogue.adviserWith(input.memberId)
    if (other && other._id !== input.adviserId) throw refuse('NAME_TAKEN')
    const name = (await people.namesOf([input.memberId])).get(input.memberId)
    if (name === undefined) throw refuse('NOT_FOUND')
    const { adviserId = ids.next('adv'), portraitId: _used, ...rest } = input
    const portrait = prepared ?? known?.portrait
    const adviser: AdviserDoc = {
      _id: adviserId,
      ...rest,
      name,
      orgPath,
      ...(portrait !== undefined && { portrait }),
      ...(known?.calendarKey !== undefined && { calendarKey: known.calendarKey }),
    }
    await catalogue.saveAdviser(adviser)
    if (known?.active === true && !adviser.active) await leaveDesk(given, known)
    await roster.changed([...adviser.serviceIds, ...(known?.serviceIds ?? [])])
    await audit.record({
      action: 'save-adviser',
      subject: input.memberId,
      orgPath,
      detail: `${adviser.active ? '热线值班人员' : '不再值班'}：${name}`,
    })
    return { adviserId }
  },
})

const topOf = async (
  {
    people,
  }: { people: { orgs(ids: readonly string[]): Promise<readonly { orgPath: readonly string[] }[]> } },
  scope: readonly string[],
): Promise<string[]> => [...((await people.orgs(scope))[0]?.orgPath ?? [])]
