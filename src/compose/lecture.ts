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

/** What the outbox worker does about lectures: groups' pages are reached through broadcast. */
export const lectureFlows = (house: House, environment: Environment): Readonly<Record<string, Consumer>> => {
  const all = consumers(house, environment)
  const { [TOPICS.check]: _words, [TOPICS.robots]: _robots, [TOPICS.part]: _parting, ...quick } = all
  return quick
}

/** What waits for vendors: questions that a checker must see first, robots that speak. */
export const lectureVendors = (
  house: House,
  environment: Environment,
): Readonly<Record<string, Consumer>> => {
  const {
    [TOPICS.check]: check,
    [TOPICS.robots]: robots,
    [TOPICS.part]: part,
  } = consumers(house, environment)
  return { [TOPICS.check]: check, [TOPICS.robots]: robots, [TOPICS.part]: part }
}
