import { defineContract } from '../../../kernel/contract'
import { chatGroups } from './groups'
import { myData } from './my-data'
import { roster } from './roster'
import { signingIn } from './signing-in'
import { people } from './staff'

export { OrgKind, Purpose } from './shapes'

/** Everything that may be asked about people, unions, roles, chat groups and rosters. */
export const membership = defineContract({ ...signingIn, ...myData, ...people, ...chatGroups, ...roster })
