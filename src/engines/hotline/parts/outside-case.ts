import { maskPhone } from '../../../kernel/vault'
import { refuse } from '../../../kernel/refusal'
import { shanghaiDay } from '../../../kernel/time'
import type { Services } from '../services'
import type { AdviserDoc } from '../store/catalogue'
import type { CaseDoc } from '../store/cases'
import type { Board } from './board'
import { ABOUT, sealText } from './sealing'
import { tell } from './tell'
import { TOPICS } from './topics'

/** Whoever notes a call: an adviser of the service, or staff. */
export type NotedBy = AdviserDoc | undefined

/** A number that rang, and whatever is open of it. */
export interface RangFrom {
  readonly phone: string
  readonly phoneKey: string
  readonly open: readonly CaseDoc[]
}

/** A case by the number alone. */
export const newOutsideCase = async (
  given: Services,
  { service }: Board,
  { phone, phoneKey }: RangFrom,
  about: { readonly matterId: string; readonly text: string; readonly by: NotedBy },
): Promise<CaseDoc> => {
  const now = given.clock.now()
  const file: CaseDoc = {
    _id: given.ids.next('case'),
    serviceId: service._id,
    kind: service.kind,
    orgPath: service.orgPath,
    personPath: [],
    phone: given.vault.seal(phone, ABOUT.phone),
    phoneKey,
    person: maskPhone(phone),
    matterId: about.matterId,
    about: sealText(given.vault, service.kind, about.text),
    state: 'open',
    ...(about.by && { adviserId: about.by._id }),
    namedIds: [],
    openedAt: now,
    changedAt: now,
  }
  await given.cases.add(file)
  return file
}

/** The number rings again about a case that is open: whoever has it hears so, and who notes it gets one that nobody has. */
export const goOnWith = async (
  given: Services,
  { open }: RangFrom,
  caseId: string,
  by: NotedBy,
): Promise<CaseDoc> => {
  const file = open.find(({ _id }) => _id === caseId)
  if (!file) throw refuse('NOT_FOUND')
  const now = given.clock.now()
  const adviserId = file.adviserId ?? by?._id
  await given.cases.change(caseId, { changedAt: now, ...(adviserId !== undefined && { adviserId }) })
  const had =
    adviserId === undefined || adviserId === by?._id ? null : await given.catalogue.adviser(adviserId)
  if (had)
    await tell(given, {
      key: `rang-again:${caseId}:${now.getTime()}`,
      memberId: had.memberId,
      kind: 'case',
      text: '您办的一件咨询，来电人又打来了',
      caseId,
    })
  return { ...file, ...(adviserId !== undefined && { adviserId }) }
}

/** The link, once a day: it may have been lost, and two in a minute say nothing more. Returns whether one is on its way. */
export const sendLink = async (
  { outbox, ports, clock }: Services,
  { _id: caseId, openedAt }: CaseDoc,
  isNew: boolean,
): Promise<boolean> => {
  const today = shanghaiDay(clock.now())
  if (!isNew && shanghaiDay(openedAt) === today) return false
  const key = isNew ? `claim:${caseId}` : `claim:${caseId}:${today}`
  await outbox.add(TOPICS.text, key, { caseId, template: 'claim', askedAt: clock.now() })
  return ports.texts !== undefined
}
