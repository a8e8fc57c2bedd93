import { timerFunction } from '../../src/compose/cloud-function'
import { oneRound } from '../../src/compose/timers'

export const main = timerFunction(oneRound)
