import { inScope, memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { ANSWER } from '../answering'
import { broadcast } from '../contract'
import { postId } from '../posting'
import { answerKey } from '../rules/answer-key'
import { operation } from '../services'

/** The answer appears on the page of the group that asked, with the question and without a name. */
export const answerAskedBack = operation(broadcast.answerAskedBack, {
  prepare: async ({ input, caller, ports, questions }) => {
    const asked = await questions.get(input.questionId)
    if (!asked || !inScope(caller, asked.deskPath, 'staff')) throw refuse('NOT_FOUND')
    if (asked.state !== 'waiting') throw refuse('ALREADY_DECIDED')
    if (input.question === undefined && asked.check !== 'pass') throw refuse('OWN_WORDS_NEEDED')
    const words = `${input.question ?? ''}\n${input.answer}`
    const verdict = await ports.check.checkText({ text: words, openid: caller.openid, scene: 2 })
    if (verdict === 'risky') throw refuse('RISKY_WORDS')
    return asked
  },
  handle: async ({ input, caller, clock, audit, groups, outbox, questions, prepared: asked }) => {
    const [desk] = await groups.orgs(asked.deskPath.slice(-1))
    const { question = asked.text, answer, law } = input
    const decided = await questions.decide(asked._id, {
      state: 'answered',
      decidedAt: clock.now(),
      answeredBy: memberOf(caller),
      by: desk?.name ?? '工会',
      question: question.trim(),
      answer: answer.trim(),
      ...(law && { law }),
    })
    if (!decided) throw refuse('ALREADY_DECIDED')
    await outbox.add(ANSWER, asked._id, { questionId: asked._id })
    await audit.record({
      action: 'answer-asked-back',
      subject: asked._id,
      orgPath: asked.deskPath,
      detail: `答复了“${asked.groupName}”对《${asked.title}》的追问`,
    })
    return { itemId: postId(answerKey(asked._id)) }
  },
})
