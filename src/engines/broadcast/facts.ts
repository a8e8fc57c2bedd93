import type { Unit } from '../../kernel/unit'
import { createQuestionStore } from './store/questions'
import { receipts } from './store/receipts'

/** What broadcast keeps about one person, for the export of their own data: which notices they opened and confirmed. */
export const keptAboutMember = async (unit: Unit, memberId: string) => {
  const found = await receipts
    .of(unit.db)
    .find({ memberId }, unit.options)
    .sort({ openedAt: -1 })
    .limit(2000)
    .toArray()
  return found.map(({ _id, groupId, openedAt, acknowledgedAt }) => ({
    推送: _id.slice(0, _id.indexOf(':')),
    群: groupId,
    打开时间: openedAt.toISOString(),
    确认时间: acknowledgedAt?.toISOString() ?? null,
  }))
}

/** And what they asked back about notices, with what became of it. */
export const askedByMember = async (unit: Unit, memberId: string) =>
  (await createQuestionStore(unit).ofMember(memberId)).map(
    ({ title, groupName, text, at, state, ...more }) => ({
      通知: title,
      群: groupName,
      问题: text,
      提问时间: at.toISOString(),
      处理: { waiting: '还在等', answered: '已答复', closed: '已结束' }[state],
      答复: more.answer ?? null,
      说明: more.note ?? null,
      处理时间: more.decidedAt?.toISOString() ?? null,
    }),
  )
