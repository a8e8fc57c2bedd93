import { benefitEngine } from '../../src/compose/benefit'
import { cloudFunction } from '../../src/compose/cloud-function'

export const main = cloudFunction(benefitEngine)
