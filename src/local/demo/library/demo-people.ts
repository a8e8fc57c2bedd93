import type { Caller } from '../../../kernel/caller'
import { demoOrgs } from '../district'
import { DEMO_PEOPLE, DISTRICT } from '../people'
import type { LibraryPeople } from './seed-library'

/** The people of the demo who wrote its library. */
export const demoLibraryPeople = (): LibraryPeople => {
  const orgPath = demoOrgs().find((org) => org._id === DISTRICT)?.orgPath ?? [DISTRICT]
  const as = (account: string): Caller => {
    const person = DEMO_PEOPLE.find((one) => one.account === account)
    if (!person) throw new Error(`the demo has no account ${account}`)
    return {
      accountId: `demo:${account}`,
      memberId: person.memberId,
      trust: 'phone',
      orgPath: [],
      grants: person.roles.map((grant) => ({ ...grant })),
    }
  }
  return { writer: as('lawyer'), reader: as('lawyer2'), staff: as('staff'), orgPath }
}
