import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { caseBehind } from '../parts/claim'
import { ABOUT } from '../parts/sealing'
import { operation } from '../services'
import { maskPhone } from '../../../kernel/vault'

/** Says which service and when, to whoever has the link; what it is about needs the phone. */
export const readClaim = operation(hotline.readClaim, async (given) => {
  const caseId = caseBehind(given, given.input.claim)
  const file = caseId === undefined ? null : await given.cases.get(caseId)
  if (!file) throw refuse('CLAIM_REFUSED')
  const { service } = await boardOf(given, file.serviceId)
  return {
    serviceName: service.name,
    openedAt: file.openedAt.toISOString(),
    phone: file.phone ? maskPhone(given.vault.open(file.phone, ABOUT.phone)) : '***********',
    claimed: file.memberId !== undefined,
  }
})
