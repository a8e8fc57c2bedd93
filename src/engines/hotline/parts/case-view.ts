import type { Services } from '../services'
import type { CaseDoc } from '../store/cases'
import type { ChatDoc } from '../store/chats'
import { boardOf, type Board } from './board'
import { adviserCard } from './cards'
import { openText } from './sealing'

/** The row of a case for the person or for its adviser. */
export const caseRow = (
  { vault }: Pick<Services, 'vault'>,
  file: CaseDoc,
  board: Board,
  chat: ChatDoc | undefined,
  side: 'worker' | 'adviser',
) => {
  const adviser = file.adviserId === undefined ? undefined : board.advisers.get(file.adviserId)
  const read = side === 'worker' ? chat?.workerRead : chat?.adviserRead
  return {
    caseId: file._id,
    serviceId: file.serviceId,
    serviceName: board.service.name,
    kind: file.kind,
    matter: board.service.matters.find(({ matterId }) => matterId === file.matterId)?.name ?? '',
    about: [...openText(vault, file.kind, file.about)].slice(0, 60).join(''),
    state: file.state,
    openedAt: file.openedAt.toISOString(),
    changedAt: file.changedAt.toISOString(),
    ...(adviser && { adviser: adviserCard(adviser) }),
    ...(file.nextStep && {
      nextStep: { ...file.nextStep, text: openText(vault, file.kind, file.nextStep.text) },
    }),
    unread: chat ? chat.last - (read ?? 0) : 0,
    ...(side === 'adviser' && { person: file.person }),
  }
}

export const caseRows = async (given: Services, files: readonly CaseDoc[], side: 'worker' | 'adviser') => {
  const chats = await given.chats.byIds(files.map(({ _id }) => _id))
  return Promise.all(
    files.map(async (file) =>
      caseRow(given, file, await boardOf(given, file.serviceId), chats.get(file._id), side),
    ),
  )
}
