import { cloudFunction } from '../../src/compose/cloud-function'
import { filesEngine } from '../../src/compose/files'

export const main = cloudFunction(filesEngine)
