import type { Unit } from '../../kernel/unit'
import { openText } from './parts/sealing'
import { bookings } from './store/bookings'
import { callbacks } from './store/calls'
import { createCaseStore, type CaseDoc } from './store/cases'
import { createChatStore } from './store/chats'

/** Newest first; nobody has more, and the whole document must fit into one answer of a cloud function. */
const MOST = 200
/** Characters of one case's chat; what is older is read in the chat itself. */
const MOST_OF_A_CHAT = 20_000
const MOST_CASES = 30

const openOrNull = ({ vault }: Unit, kind: CaseDoc['kind'], sealed: CaseDoc['result']): string | null =>
  sealed ? openText(vault, kind, sealed) : null

/** What the hotline keeps about one person, for the export of their own data: what they wrote, what was shared with them,
 *  when they came or were to be rung. Notes of the desk are not theirs to read. Nobody but the person is given it. */
export const keptAboutMember = async (unit: Unit, memberId: string) => {
  const [booked, owed, cases] = await Promise.all([
    bookings.of(unit.db).find({ memberId }, unit.options).sort({ startsAt: -1 }).limit(MOST).toArray(),
    callbacks.of(unit.db).find({ memberId }, unit.options).sort({ askedAt: -1 }).limit(MOST).toArray(),
    createCaseStore(unit).pageOfMember(memberId, undefined, MOST_CASES),
  ])
  return {
    预约: booked.map(({ startsAt, endsAt, kind, state, about }) => ({
      开始: startsAt.toISOString(),
      结束: endsAt.toISOString(),
      状态: state,
      说明: openOrNull(unit, kind, about),
    })),
    回电: owed.map(({ askedAt, promisedBy, kind, state, phoneMasked, about }) => ({
      提出: askedAt.toISOString(),
      约定: promisedBy.toISOString(),
      号码: phoneMasked,
      状态: state,
      说明: openOrNull(unit, kind, about),
    })),
    事项: await Promise.all(cases.map((file) => caseOf(unit, file))),
  }
}

const caseOf = async (unit: Unit, file: CaseDoc) => {
  const entries = await createCaseStore(unit).entries(file.kind, file._id, true)
  return {
    开始: file.openedAt.toISOString(),
    结束: file.closedAt?.toISOString() ?? null,
    说明: openText(unit.vault, file.kind, file.about),
    结果: openOrNull(unit, file.kind, file.result),
    经过: entries.map(({ at, kind, text }) => ({
      时间: at.toISOString(),
      内容: openText(unit.vault, file.kind, text),
      种类: kind,
    })),
    聊天: await chatOf(unit, file),
  }
}

const chatOf = async (unit: Unit, { _id, kind }: CaseDoc) => {
  const found = await createChatStore(unit).messages(kind, _id, {}, 500)
  let room = MOST_OF_A_CHAT
  const kept = found.reverse().flatMap(({ at, from, text, fileId }) => {
    const words = openOrNull(unit, kind, text)
    room -= words?.length ?? 0
    if (room < 0) return []
    return [
      { 时间: at.toISOString(), 谁: from === 'worker' ? '本人' : '工会', 内容: words, 文件: fileId ?? null },
    ]
  })
  return kept.reverse()
}
