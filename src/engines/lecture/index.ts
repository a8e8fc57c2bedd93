import { defineEngine, type Engine } from '../../kernel/operation'
import type { Unit } from '../../kernel/unit'
import { lecture } from './contract'
import { admitQuestion } from './operations/admit-question'
import { answerHidden } from './operations/answer-hidden'
import { answerQuestion } from './operations/answer-question'
import { ask } from './operations/ask'
import { assignQuestion } from './operations/assign-question'
import { cancelLecture } from './operations/cancel-lecture'
import { changeLecture } from './operations/change-lecture'
import { closeQueue } from './operations/close-queue'
import { confirmLicence } from './operations/confirm-licence'
import { endLecture } from './operations/end-lecture'
import { extendLecture } from './operations/extend-lecture'
import { findClashes } from './operations/find-clashes'
import { findSimilar } from './operations/find-similar'
import { findUnions } from './operations/find-unions'
import { importScript } from './operations/import-script'
import { listHiddenQuestions } from './operations/list-hidden-questions'
import { listHosts } from './operations/list-hosts'
import { listLectures } from './operations/list-lectures'
import { listLicences } from './operations/list-licences'
import { listListeners } from './operations/list-listeners'
import { listMyLectures } from './operations/list-my-lectures'
import { listMyQuestions } from './operations/list-my-questions'
import { listOpenQuestions } from './operations/list-open-questions'
import { listQuestions } from './operations/list-questions'
import { listQueue } from './operations/list-queue'
import { mergeQuestions } from './operations/merge-questions'
import { noteRelayed } from './operations/note-relayed'
import { onNow } from './operations/on-now'
import { openRoom } from './operations/open-room'
import { planLecture } from './operations/plan-lecture'
import { react } from './operations/react'
import { readConsole } from './operations/read-console'
import { readLawyerCard } from './operations/read-lawyer-card'
import { readMinutes } from './operations/read-minutes'
import { readPlan } from './operations/read-plan'
import { readRelay } from './operations/read-relay'
import { readRoom } from './operations/read-room'
import { refuseQuestion } from './operations/refuse-question'
import { reopenQueue } from './operations/reopen-queue'
import { reportQuestion } from './operations/report-question'
import { saveLawyerCard } from './operations/save-lawyer-card'
import { saveScript } from './operations/save-script'
import { say } from './operations/say'
import { sendPiece } from './operations/send-piece'
import { startLecture } from './operations/start-lecture'
import { startLecturePicture } from './operations/start-lecture-picture'
import { stay } from './operations/stay'
import { suggestMerges } from './operations/suggest-merges'
import { takeHidden } from './operations/take-hidden'
import { takeOver } from './operations/take-over'
import { unmergeQuestion } from './operations/unmerge-question'
import { vote } from './operations/vote'
import { withdrawQuestion } from './operations/withdraw-question'
import { createSimilarMemory } from './parts/similar-questions'
import type { LecturePorts } from './ports'
import { lectureServices } from './services'
import { hiddenQuestions } from './store/hidden-questions'
import { lawyerCards } from './store/lawyer-cards'
import { lectureGroups } from './store/lecture-groups'
import { lectures } from './store/lectures'
import { listeners } from './store/listeners'
import { lectureMinutes } from './store/minutes'
import { lecturePictures } from './store/pictures'
import { questions } from './store/questions'
import { reactionCounts, reactions } from './store/reactions'
import { relays } from './store/relays'
import { rooms, roomSegments } from './store/rooms'
import { votes } from './store/votes'

/** One lecture in many groups at once: its plan, its room, its questions, its minutes. */
export const createLectureEngine = (ports: LecturePorts): Engine => {
  const memory = createSimilarMemory()
  return defineEngine({
    name: 'lecture',
    contract: lecture,
    collections: [
      lectures,
      lectureGroups,
      rooms,
      roomSegments,
      questions,
      hiddenQuestions,
      votes,
      listeners,
      relays,
      reactions,
      reactionCounts,
      lawyerCards,
      lecturePictures,
      lectureMinutes,
    ],
    services: (unit: Unit) => lectureServices(ports, memory, unit),
    operations: {
      planLecture,
      changeLecture,
      cancelLecture,
      findClashes,
      listHosts,
      listLectures,
      readPlan,
      importScript,
      saveScript,
      startLecturePicture,
      readConsole,
      startLecture,
      sendPiece,
      say,
      extendLecture,
      closeQueue,
      reopenQueue,
      endLecture,
      takeOver,
      listListeners,
      listQueue,
      suggestMerges,
      mergeQuestions,
      unmergeQuestion,
      refuseQuestion,
      admitQuestion,
      answerQuestion,
      listHiddenQuestions,
      answerHidden,
      listMyLectures,
      onNow,
      openRoom,
      readRoom,
      readRelay,
      noteRelayed,
      stay,
      ask,
      findSimilar,
      listQuestions,
      vote,
      react,
      reportQuestion,
      listMyQuestions,
      withdrawQuestion,
      readMinutes,
      listOpenQuestions,
      assignQuestion,
      takeHidden,
      findUnions,
      readLawyerCard,
      saveLawyerCard,
      listLicences,
      confirmLicence,
    },
  })
}
