import { broadcastEngine } from '../../src/compose/broadcast'
import { cloudFunction } from '../../src/compose/cloud-function'

export const main = cloudFunction(broadcastEngine)
