import { cloudFunction } from '../../src/compose/cloud-function'
import { libraryEngine } from '../../src/compose/library'

export const main = cloudFunction(libraryEngine)
