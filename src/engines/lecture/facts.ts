import type { Unit } from '../../kernel/unit'
import { createHiddenStore } from './store/hidden-questions'
import { createQuestionStore } from './store/questions'

/** What lectures keep about one person, for the export of their own data: what they asked, hidden or not, and what
 *  was answered. Nobody but the person is given it. */
export const keptAboutMember = async (unit: Unit, memberId: string) => {
  const [shown, kept] = await Promise.all([
    createQuestionStore(unit).ofAsker(memberId, undefined, 2000),
    createHiddenStore(unit).ofAsker(memberId, undefined, 2000),
  ])
  return [
    ...shown.map((question) => ({ question, how: question.shownAs === 'name' ? '署名' : '不署名' })),
    ...kept.map((question) => ({ question, how: '对单位隐藏' })),
  ].map(({ question, how }) => ({
    讲座: question.lectureTitle,
    提问: question.text,
    方式: how,
    时间: question.at.toISOString(),
    答复: question.answer?.text ?? null,
  }))
}
