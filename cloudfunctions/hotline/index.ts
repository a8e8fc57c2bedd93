import { cloudFunction } from '../../src/compose/cloud-function'
import { hotlineEngine } from '../../src/compose/hotline'

export const main = cloudFunction(hotlineEngine)
