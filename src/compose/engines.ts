import type { Environment } from '../../config/environment'
import { createIdentify } from '../engines/membership/identify'
import { createDispatch, type Dispatch } from '../kernel/dispatch'
import type { Engine } from '../kernel/operation'
import type { House } from '../kernel/unit'
import { benefitEngine } from './benefit'
import { broadcastEngine } from './broadcast'
import { filesEngine } from './files'
import { hotlineEngine } from './hotline'
import { lectureEngine } from './lecture'
import { libraryEngine } from './library'
import { membershipEngine } from './membership'

/** For a process that serves everything. */
export const allEngines = (environment: Environment): readonly Engine[] => [
  membershipEngine(environment),
  libraryEngine(),
  broadcastEngine(environment),
  lectureEngine(),
  hotlineEngine(environment),
  benefitEngine(environment),
  filesEngine(),
]

export const dispatchOf = (house: House, engines: readonly Engine[]): Dispatch =>
  createDispatch(house, engines, createIdentify(house))
