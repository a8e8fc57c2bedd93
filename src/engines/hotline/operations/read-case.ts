import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { callbackView } from '../parts/callback-view'
import { adviserCard, titled } from '../parts/cards'
import { caseRow } from '../parts/case-view'
import { openText } from '../parts/sealing'
import { noteLook, othersWhoSee, partIn } from '../parts/who-sees'
import { operation } from '../services'

/** The person sees what was shared with them; the adviser and those named see the notes too. */
export const readCase = operation(hotline.readCase, async (given) => {
  const { input, caller, clock, cases, calls, chats, catalogue, vault } = given
  const { file, as } = await partIn(given, caller, await cases.get(input.caseId))
  const isWorker = as === 'worker'
  if (!isWorker) await noteLook(given, caller, file)
  const board = await boardOf(given, file.serviceId)
  const chat = (await chats.get(file._id)) ?? undefined
  const entries = await cases.entries(file.kind, file._id, isWorker)
  const others = await othersWhoSee(given, file)
  const people = await catalogue.advisers([...others, ...entries.map(({ by }) => by)])
  const by = (id: string): string => {
    const adviser = people.get(id)
    if (adviser) return titled(adviser)
    return { worker: isWorker ? '您' : '本人', staff: '工会工作人员' }[id] ?? 'house'
  }
  return {
    at: clock.now().toISOString(),
    case: {
      ...caseRow(given, file, board, chat, isWorker ? 'worker' : 'adviser'),
      about: openText(vault, file.kind, file.about),
    },
    as,
    entries: entries.map(({ _id, at, kind, by: who, text, bookingId, callbackId }) => ({
      entryId: _id,
      at: at.toISOString(),
      kind,
      by: by(who),
      text: openText(vault, file.kind, text),
      ...(bookingId !== undefined && { bookingId }),
      ...(callbackId !== undefined && { callbackId }),
    })),
    named: others.flatMap((id) => {
      const adviser = people.get(id)
      return adviser ? [adviserCard(adviser)] : []
    }),
    ...(file.result && { result: openText(vault, file.kind, file.result) }),
    ...(file.satisfaction !== undefined && { satisfaction: file.satisfaction }),
    callbacks: (await calls.ofCase(file._id)).map((callback) => callbackView(callback, board, vault, true)),
    claimed: file.memberId !== undefined,
  }
})
