import { createLibraryEngine } from '../engines/library'
import { createMembershipFacts } from '../engines/membership/facts'
import type { Engine } from '../kernel/operation'

/** The library learns names and places in the org tree from membership. */
export const libraryEngine = (): Engine =>
  createLibraryEngine({
    people: createMembershipFacts,
    orgs: (unit) => ({
      pathOf: async (orgId) => (await createMembershipFacts(unit).orgs([orgId]))[0]?.orgPath,
    }),
  })
