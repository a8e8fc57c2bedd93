import { scopeOf } from '../../../kernel/caller'
import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { pageOfRows, readCursor } from '../parts/paging'
import { addDays } from '../rules/local-time'
import { operation, type Services } from '../services'
import type { CallbackDoc } from '../store/calls'
import type { CaseDoc } from '../store/cases'
import type { ChatDoc } from '../store/chats'
import { shanghaiDay, startOfDay } from '../../../kernel/time'

const PAGE = 50

/** A case for staff is a clock: which service, who has it, what is due. */
export const listCaseClocks = operation(hotline.listCaseClocks, async (given) => {
  const { input, caller, clock, cases, chats, calls } = given
  const now = clock.now()
  const scope = scopeOf(caller, 'staff', 'auditor')
  const late = input.late && {
    ids: [...(await calls.lateBelow(scope, now)), ...(await chats.lateBelow(scope, now))],
    today: shanghaiDay(now),
  }
  const only = { nobody: input.nobody, ...(late && { late }) }
  const found = await cases.pageBelow(scope, only, readCursor(input.cursor), PAGE + 1)
  const { page, next } = pageOfRows(found, PAGE, ({ openedAt, _id }) => ({ at: openedAt, id: _id }))
  const ids = page.map(({ _id }) => _id)
  const heads = await chats.byIds(ids)
  const owed = new Map((await calls.liveOfCases(ids)).map((callback) => [callback.caseId, callback]))
  const rows = await Promise.all(
    page.map((file) => clockOf(given, file, heads.get(file._id), owed.get(file._id), now)),
  )
  return {
    at: now.toISOString(),
    items: rows,
    ...(next !== undefined && { next }),
  }
})

const clockOf = async (
  given: Services,
  file: CaseDoc,
  chat: ChatDoc | undefined,
  callback: CallbackDoc | undefined,
  now: Date,
) => {
  const board = await boardOf(given, file.serviceId)
  const adviser = file.adviserId === undefined ? undefined : board.advisers.get(file.adviserId)
  const dues = [
    ...(callback
      ? [
          {
            kind: 'callback' as const,
            at: callback.promisedBy,
            broken: callback.firstPromisedBy !== undefined,
          },
        ]
      : []),
    ...(chat?.answerBy ? [{ kind: 'chat' as const, at: chat.answerBy, broken: false }] : []),
    ...(file.nextStep && file.state === 'open'
      ? [{ kind: 'step' as const, at: startOfDay(addDays(file.nextStep.dueOn, 1)), broken: false }]
      : []),
  ]
    .map(({ broken, ...due }) => ({ ...due, late: broken || due.at <= now }))
    // What is late comes first, whatever falls due beside it.
    .sort((a, b) => Number(b.late) - Number(a.late) || a.at.getTime() - b.at.getTime())
  const [first] = dues
  return {
    caseId: file._id,
    serviceId: file.serviceId,
    serviceName: board.service.name,
    kind: file.kind,
    state: file.state,
    openedAt: file.openedAt.toISOString(),
    ...(adviser && { adviserName: adviser.name }),
    ...(first && {
      due: { kind: first.kind, at: first.at.toISOString(), late: first.late },
    }),
  }
}
