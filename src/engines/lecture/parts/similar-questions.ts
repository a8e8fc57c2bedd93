import { boundedMap } from '../../../kernel/bounded-map'
import { after, SECOND } from '../../../kernel/time'
import { similarIndex, type Likeness, type SimilarIndex } from '../rules/similar'
import type { QuestionState, QuestionStore } from '../store/questions'

interface Known {
  readonly index: SimilarIndex
  readonly states: Map<string, QuestionState>
  /** Everything that changed before this moment is in it. */
  upTo: Date
}

/** Questions that a process keeps in mind, of all its lectures together; about 400 bytes each. */
const QUESTIONS = 100_000
/** Servers' clocks and commits do not come in one order: what is a little older is read once more. */
const OVERLAP = 10 * SECOND
const SHOWN: readonly QuestionState[] = ['waiting', 'answered']

interface Asked {
  readonly text: string
  readonly limit: number
  readonly states: readonly QuestionState[]
  readonly except?: string
}

/** Finds like questions among those of one lecture. What changed since the last look is read first, so that any
 *  process may be asked, a cloud function that has just begun too. */
export interface SimilarQuestions {
  /** One look into the database; what it returns answers from memory, best first. */
  of(lectureId: string): Promise<(asked: Asked) => Likeness[]>
}

export const createSimilarMemory = () => boundedMap<Known>(QUESTIONS, ({ index }) => index.size + 100)
export type SimilarMemory = ReturnType<typeof createSimilarMemory>

export const createSimilarQuestions = (
  memory: SimilarMemory,
  questions: Pick<QuestionStore, 'changedSince'>,
): SimilarQuestions => {
  const refresh = async (lectureId: string): Promise<Known> => {
    const known = memory.get(lectureId) ?? {
      index: similarIndex(),
      states: new Map<string, QuestionState>(),
      upTo: new Date(0),
    }
    const changed = await questions.changedSince(lectureId, known.upTo)
    // Its weight is counted when it is put in: what has grown is taken out as what it was.
    memory.delete(lectureId)
    for (const { _id, text, state, changedAt } of changed) {
      const before = known.states.get(_id)
      if (SHOWN.includes(state)) {
        if (before === undefined) known.index.put(_id, text)
        known.states.set(_id, state)
      } else if (before !== undefined) {
        known.index.remove(_id)
        known.states.delete(_id)
      }
      const upTo = after(changedAt, -OVERLAP)
      if (upTo > known.upTo) known.upTo = upTo
    }
    memory.set(lectureId, known)
    return known
  }
  return {
    of: async (lectureId) => {
      const { index, states: now } = await refresh(lectureId)
      return ({ text, limit, states, except }) =>
        index
          .find(text, limit * 4, except === undefined ? {} : { except })
          .filter(({ id }) => states.includes(now.get(id) ?? 'withdrawn'))
          .slice(0, limit)
    },
  }
}
