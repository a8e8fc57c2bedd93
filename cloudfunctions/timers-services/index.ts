import { timerFunction } from '../../src/compose/cloud-function'
import { laterServices } from '../../src/compose/later-services'
import { roundOf } from '../../src/compose/round'

export const main = timerFunction(roundOf(laterServices))
