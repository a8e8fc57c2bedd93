import type { Environment } from '../../config/environment'
import { createGroupRobot } from '../adapters/wecom/group-robot'
import { createPosting } from '../engines/broadcast/posting'
import { createLectureEngine } from '../engines/lecture'
import type { LecturePorts } from '../engines/lecture/ports'
import { TOPICS } from '../engines/lecture/topics'
import { createLibraryFacts } from '../engines/library/facts'
import { createMembershipFacts } from '../engines/membership/facts'
import { lectureConsumers } from '../flows/lecture-consumers'
import { HOUSE } from '../kernel/caller'
import { unitOf } from '../kernel/transaction'
import type { Engine } from '../kernel/operation'
import type { Consumer } from '../kernel/outbox'
import type { House } from '../kernel/unit'
import { contentCheck } from './content-check'

/** Lectures learn about groups and people from membership, about handbooks and law from the library. */
export const lecturePorts: LecturePorts = { people: createMembershipFacts, library: createLibraryFacts }

export const lectureEngine = (): Engine => createLectureEngine(lecturePorts)

const consumers = (house: House, environment: Environment) =>
  lectureConsumers(house, {
    lectures: lecturePorts,
    posting: (unit) => createPosting(undefined, unit),
    check: contentCheck(environment),
    robots: {
      sender: createGroupRobot({ origins: [new URL(environment.WECOM_API).origin] }),
      addressOf: (now, groupId) => createMembershipFacts(unitOf(now, HOUSE)).robotOf(groupId),
      publicUrl: environment.PUBLIC_URL.replace(/\/$/, ''),
    },
  })

/** What waits for vendors: questions that a checker must see first, robots that speak. */
const VENDORS: ReadonlySet<string> = new Set([TOPICS.check, TOPICS.robots, TOPICS.part])

const consumersOf = (house: House, environment: Environment, vendors: boolean) =>
  Object.fromEntries(
    Object.entries(consumers(house, environment)).filter(([topic]) => VENDORS.has(topic) === vendors),
  )

type Flows = (house: House, environment: Environment) => Readonly<Record<string, Consumer>>

/** What the outbox worker does about lectures: groups' pages are reached through broadcast. */
export const lectureFlows: Flows = (house, environment) => consumersOf(house, environment, false)

export const lectureVendors: Flows = (house, environment) => consumersOf(house, environment, true)
