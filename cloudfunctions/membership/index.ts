import { cloudFunction } from '../../src/compose/cloud-function'
import { membershipEngine } from '../../src/compose/membership'

export const main = cloudFunction(membershipEngine)
