import { gatheredWith, operationsWith } from '../../kernel/operation'
import { sharedStores } from '../../kernel/shared-stores'
import type { Unit } from '../../kernel/unit'
import { createSimilarQuestions, type SimilarMemory } from './parts/similar-questions'
import type { LecturePorts } from './ports'
import { createHiddenStore } from './store/hidden-questions'
import { createLawyerCardStore } from './store/lawyer-cards'
import { createLectureGroupStore } from './store/lecture-groups'
import { createLectureStore } from './store/lectures'
import { createListenerStore } from './store/listeners'
import { createMinutesStore } from './store/minutes'
import { createPictureStore } from './store/pictures'
import { createQuestionStore } from './store/questions'
import { createReactionStore } from './store/reactions'
import { createRelayStore } from './store/relays'
import { createRoomStore } from './store/rooms'
import { createVoteStore } from './store/votes'

const storesOf = sharedStores((unit) => ({
  lectures: createLectureStore(unit),
  groups: createLectureGroupStore(unit),
  rooms: createRoomStore(unit),
  questions: createQuestionStore(unit),
  votes: createVoteStore(unit),
  hidden: createHiddenStore(unit),
  listeners: createListenerStore(unit),
  cards: createLawyerCardStore(unit),
  pictures: createPictureStore(unit),
  minutes: createMinutesStore(unit),
  relays: createRelayStore(unit),
  reactions: createReactionStore(unit),
}))

/** What the operations work with in one call; `people` and `library` are facts of other engines. */
export const lectureServices = (ports: LecturePorts, memory: SimilarMemory, unit: Unit) => {
  const stores = storesOf(unit)
  return {
    ...stores,
    clock: unit.clock,
    ids: unit.ids,
    signer: unit.signer,
    files: unit.files,
    audit: unit.audit,
    outbox: unit.outbox,
    people: ports.people(unit),
    library: ports.library(unit),
    similar: createSimilarQuestions(memory, stores.questions),
  }
}

export type Services = ReturnType<typeof lectureServices>
export const operation = operationsWith<Services>()
export const gathered = gatheredWith<Services>()
