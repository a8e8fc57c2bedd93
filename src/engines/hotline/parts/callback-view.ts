import type { Vault } from '../../../kernel/vault'
import type { CallbackDoc } from '../store/calls'
import type { Board } from './board'
import { adviserCard } from './cards'
import { purposeOf } from './sealing'

/** A callback; what was written only to those who may read it. */
export const callbackView = (callback: CallbackDoc, board: Board, vault: Vault, withAbout: boolean) => {
  const adviser = callback.adviserId === undefined ? undefined : board.advisers.get(callback.adviserId)
  const matter = board.service.matters.find(({ matterId }) => matterId === callback.matterId)
  const { firstPromisedBy, takenAt, nextTryAt, about } = callback
  return {
    callbackId: callback._id,
    caseId: callback.caseId,
    serviceId: callback.serviceId,
    serviceName: board.service.name,
    state: callback.state,
    askedAt: callback.askedAt.toISOString(),
    promisedBy: callback.promisedBy.toISOString(),
    ...(firstPromisedBy && { firstPromisedBy: firstPromisedBy.toISOString() }),
    ...(takenAt && { takenAt: takenAt.toISOString() }),
    ...(adviser && { adviser: adviserCard(adviser) }),
    ...(nextTryAt && { nextTryAt: nextTryAt.toISOString() }),
    tries: callback.tries,
    phone: callback.phoneMasked,
    urgent: callback.urgent,
    ...(matter && { matter: matter.name }),
    ...(about && withAbout && { about: vault.open(about, purposeOf(callback.kind)) }),
  }
}

/** The same in the queue of an adviser: who has not taken it sees neither name nor words. */
export const deskCallbackView = (callback: CallbackDoc, board: Board, vault: Vault, adviserId: string) => {
  const mine = callback.adviserId === adviserId
  return {
    ...callbackView(callback, board, vault, mine),
    mine,
    ...(callback.person !== undefined && { person: callback.person }),
  }
}
