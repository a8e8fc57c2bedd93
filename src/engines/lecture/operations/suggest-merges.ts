import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { requireHost } from '../parts/hosts'
import { questionCard } from '../parts/views'
import { operation, type Services } from '../services'
import type { QuestionDoc } from '../store/questions'

/** Heads that are tried for clusters: the ones most people ask. */
const HEADS = 40
const CLUSTERS = 10
const MEMBERS = 20

/** Questions that look like one question: of a named one, or wherever the queue has such. */
export const suggestMerges = operation(
  lecture.suggestMerges,
  async ({ input, caller, lectures, questions, similar }) => {
    const { lectureId, questionId } = input
    // A host waits for this with a finger over the queue: one round to the database, not three.
    const [found, alike] = await Promise.all([
      questionId === undefined
        ? questions.byWeight(lectureId, ['waiting'], undefined, HEADS)
        : questions.find([questionId]),
      similar.of(lectureId),
      requireHost({ lectures }, caller, lectureId),
    ])
    const heads = found.filter((head) => head.lectureId === lectureId && head.state === 'waiting')
    if (questionId !== undefined && heads.length === 0) throw refuse('NOT_FOUND')
    const taken = new Set<string>()
    const clusters: { head: QuestionDoc; others: string[] }[] = []
    for (const head of heads) {
      if (taken.has(head._id)) continue
      const like = alike({ text: head.text, limit: MEMBERS, states: ['waiting'], except: head._id })
      const others = like.map(({ id }) => id).filter((id) => !taken.has(id))
      if (others.length === 0) continue
      for (const id of [head._id, ...others]) taken.add(id)
      clusters.push({ head, others })
      if (clusters.length === CLUSTERS) break
    }
    return { clusters: await clusterViews(questions, clusters) }
  },
)

const clusterViews = async (
  questions: Services['questions'],
  clusters: readonly { head: QuestionDoc; others: string[] }[],
) => {
  const found = await questions.find(clusters.flatMap(({ others }) => others))
  const byId = new Map(found.map((question) => [question._id, question]))
  return clusters.flatMap(({ head, others }) => {
    const members = [head, ...others.flatMap((id) => byId.get(id) ?? [])].filter(
      ({ state }) => state === 'waiting',
    )
    const [into, ...rest] = members.sort((a, b) => b.people - a.people || a.at.getTime() - b.at.getTime())
    if (!into || rest.length === 0) return []
    const people = members.reduce((sum, { people: asking }) => sum + asking, 0)
    return [{ into: questionCard(into), others: rest.map(questionCard), people }]
  })
}
