import { useLoaded, type Loaded } from '../../ui/use-loaded'
import { whoAmI, type Me, type Role } from './api'

export const useMe = (): Loaded<Me> => useLoaded('me', whoAmI)

/** Who works at the desk. */
const AT_DESK: readonly Role[] = ['staff', 'lawyer', 'counsellor', 'auditor']
export const hasDesk = (me: Me): boolean => me.roles.some(({ role }) => AT_DESK.includes(role))
