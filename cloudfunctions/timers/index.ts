import { timerFunction } from '../../src/compose/cloud-function'
import { laterCore } from '../../src/compose/later-core'
import { roundOf } from '../../src/compose/round'

export const main = timerFunction(roundOf(laterCore))
