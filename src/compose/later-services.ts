import { runHotlineRound } from '../engines/hotline/later'
import { hotlineConsumers } from '../flows/hotline-consumers'
import { benefitEngine, benefitFlows } from './benefit'
import { hotlineEngine, hotlinePorts } from './hotline'
import { lectureEngine, lectureFlows, lectureVendors } from './lecture'
import type { Later } from './round'

/** What happens later with lectures, the hotline and coupons. */
export const laterServices: Later = {
  engines: (environment) => [lectureEngine(), hotlineEngine(environment), benefitEngine(environment)],
  quick: (house, environment) => ({
    ...benefitFlows(house, environment),
    ...hotlineConsumers(house, hotlinePorts(environment)),
    ...lectureFlows(house, environment),
  }),
  slow: lectureVendors,
  long: () => ({}),
  daily: async (house, environment) => ({ ...(await runHotlineRound(house, hotlinePorts(environment))) }),
}
