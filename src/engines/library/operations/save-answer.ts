import { memberOf } from '../../../kernel/caller'
import { library } from '../contract'
import { homeOf } from '../parts/desk'
import { refuseWrongCitations } from '../parts/wrong-citations'
import { citeKeys } from '../rules/citation-state'
import { operation } from '../services'

/** Nobody but the desk sees it before a second reader has approved it. */
export const saveAnswer = operation(
  library.saveAnswer,
  async ({ input, caller, answers, citations, orgs, ids, clock, audit }) => {
    const authorId = memberOf(caller)
    const resolved = await citations.resolve(input.citations)
    refuseWrongCitations(resolved)
    const [answerId, orgPath] = [ids.next('answer'), await homeOf(caller, orgs)]
    await answers.add({
      _id: answerId,
      orgPath,
      question: input.question,
      answer: input.answer,
      citations: resolved,
      cites: citeKeys(resolved),
      authorId,
      state: 'waiting',
      createdAt: clock.now(),
      reasons: [],
    })
    await audit.record({ action: 'save-answer', subject: answerId, orgPath, detail: '写下一条答复' })
    return { answerId }
  },
)
