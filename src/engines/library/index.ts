import { defineEngine, type Engine } from '../../kernel/operation'
import type { Unit } from '../../kernel/unit'
import { library } from './contract'
import { approveAnswer } from './operations/approve-answer'
import { checkCitations } from './operations/check-citations'
import { confirmStillRight } from './operations/confirm-still-right'
import { decideReview } from './operations/decide-review'
import { issueGuide } from './operations/issue-guide'
import { listAnswers } from './operations/list-answers'
import { listDesk } from './operations/list-desk'
import { listGuides } from './operations/list-guides'
import { listStatutes } from './operations/list-statutes'
import { readAnswer } from './operations/read-answer'
import { readArticle } from './operations/read-article'
import { readDraft } from './operations/read-draft'
import { readGuide } from './operations/read-guide'
import { recordRepeal } from './operations/record-repeal'
import { saveAnswer } from './operations/save-answer'
import { saveDraft } from './operations/save-draft'
import { search } from './operations/search'
import { startCorrection } from './operations/start-correction'
import { startPicture } from './operations/start-picture'
import { submitForReview } from './operations/submit-for-review'
import { withdrawGuide } from './operations/withdraw-guide'
import { createCitations } from './parts/citations'
import { createMarks } from './parts/marks'
import { createShelf, type ShelfOptions } from './parts/shelf'
import type { LibraryPorts } from './ports'
import type { Services } from './services'
import { answers, createAnswerStore } from './store/answers'
import { createGuideStore, guides, guideVersions } from './store/guides'
import { articles, laws, lawVersions, repeals } from './store/laws'
import { createPictureStore, pictures } from './store/pictures'
import { createStateStore, libraryState } from './store/state'
import { createStatuteStore } from './store/statutes'

export type { LibraryPorts } from './ports'

/** Statutes, guides and checked answers. One engine a process: it keeps the search index in memory. */
export const createLibraryEngine = (ports: LibraryPorts, options: ShelfOptions = {}): Engine => {
  const shelf = createShelf(options)
  return defineEngine({
    name: 'library',
    contract: library,
    operations: {
      search,
      listGuides,
      readGuide,
      readArticle,
      readAnswer,
      listStatutes,
      listDesk,
      readDraft,
      saveDraft,
      startCorrection,
      submitForReview,
      decideReview,
      issueGuide,
      withdrawGuide,
      confirmStillRight,
      checkCitations,
      recordRepeal,
      saveAnswer,
      listAnswers,
      approveAnswer,
      startPicture,
    },
    collections: [
      laws,
      lawVersions,
      articles,
      repeals,
      guides,
      guideVersions,
      answers,
      pictures,
      libraryState,
    ],
    services: (unit: Unit): Services => {
      const statutes = createStatuteStore(unit)
      const guideStore = createGuideStore(unit)
      const answerStore = createAnswerStore(unit)
      const citations = createCitations(statutes, unit.clock)
      return {
        guides: guideStore,
        answers: answerStore,
        statutes,
        pictures: createPictureStore(unit),
        state: createStateStore(unit),
        citations,
        marks: createMarks(guideStore, answerStore, citations, unit.clock),
        shelf: shelf.of(unit),
        people: ports.people(unit),
        orgs: ports.orgs(unit),
        clock: unit.clock,
        ids: unit.ids,
        signer: unit.signer,
        files: unit.files,
        audit: unit.audit,
        outbox: unit.outbox,
      }
    },
  })
}
