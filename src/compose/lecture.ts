import type { Environment } from '../../config/environment'
import { createPosting } from '../engines/broadcast/posting'
import { createLectureEngine } from '../engines/lecture'
import type { LecturePorts } from '../engines/lecture/ports'
import { TOPICS } from '../engines/lecture/topics'
import { createLibraryFacts } from '../engines/library/facts'
import { createMembershipFacts } from '../engines/membership/facts'
import { lectureConsumers } from '../flows/lecture-consumers'
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
  })

/** What the outbox worker does about lectures: groups' pages are reached through broadcast. */
export const lectureFlows = (house: House, environment: Environment): Readonly<Record<string, Consumer>> => {
  const { [TOPICS.check]: _vendor, ...quick } = consumers(house, environment)
  return quick
}

/** Questions that the checker of words must see first; it may take seconds. */
export const lectureChecks = (house: House, environment: Environment): Readonly<Record<string, Consumer>> => {
  const { [TOPICS.check]: check } = consumers(house, environment)
  return { [TOPICS.check]: check }
}
