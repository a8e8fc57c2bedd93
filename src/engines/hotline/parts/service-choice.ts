import type { Caller } from '../../../kernel/caller'
import type { CatalogueStore, ServiceDoc } from '../store/catalogue'

/** Services for a person: those of the unions above them; a visitor sees all. A deployment serves one district, so that is
 *  the same list for almost everybody. */
export const servicesFor = async (catalogue: CatalogueStore, caller: Caller): Promise<ServiceDoc[]> => {
  const all = await catalogue.allServices()
  const own = all.filter(({ orgId }) => caller.orgPath.includes(orgId))
  return own.length > 0 ? own : all
}
