import type { Environment } from '../../config/environment'
import type { House } from '../kernel/unit'
import { laterCore } from './later-core'
import { laterServices } from './later-services'
import type { Consumers } from './round'

// A process that lives long does all of it; in the cloud each half has a function of its own, because one with everything
// would be too large to start quickly.
const HALVES = [laterCore, laterServices]

const all = (kind: 'quick' | 'slow' | 'long', house: House, environment: Environment): Consumers =>
  Object.assign({}, ...HALVES.map((later) => later[kind](house, environment))) as Consumers

export const quickConsumers = (house: House, environment: Environment): Consumers =>
  all('quick', house, environment)

export const slowConsumers = (house: House, environment: Environment): Consumers =>
  all('slow', house, environment)

export const longConsumers = (house: House, environment: Environment): Consumers =>
  all('long', house, environment)

export const runDaily = async (house: House, environment: Environment): Promise<object> => {
  const done: object[] = []
  for (const later of HALVES) done.push(await later.daily(house, environment))
  return Object.assign({}, ...done) as object
}
