import { maskPhone } from '../../../kernel/vault'
import { refuse } from '../../../kernel/refusal'
import { shanghaiDay } from '../../../kernel/time'
import type { Services } from '../services'
import type { AdviserDoc } from '../store/catalogue'
import type { CaseDoc } from '../store/cases'
import type { Board } from './board'
import { mustNotServe } from '../rules/conflict'
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

/** What is open of a number: what nobody has claimed, and what was claimed by whoever still has that number. Of the latter an
 *  adviser who works for the person's employer learns nothing: until the claim the employer was not known. */
export const openOfNumber = async (
  { cases, people }: Pick<Services, 'cases' | 'people'>,
  phoneKey: string,
  serviceId: string,
  by: NotedBy,
): Promise<CaseDoc[]> => {
  const found = await cases.openOfPhone(phoneKey, serviceId)
  const theirs = await Promise.all(
    found.map(async ({ memberId, personPath }) => {
      if (memberId === undefined) return true
      if (by && mustNotServe(by, personPath)) return false
      return (await people.phoneOf(memberId))?.phoneKey === phoneKey
    }),
  )
  return found.filter((_file, n) => theirs[n])
}

/** The number rings again about a case that is open: whoever has it hears so, and who notes it gets one that nobody has. To a
 *  case that has its person, noting a call is no way in: whoever takes the callback, or whom staff give it to, gets it. */
export const goOnWith = async (
  given: Services,
  { open }: RangFrom,
  caseId: string,
  by: NotedBy,
): Promise<CaseDoc> => {
  const file = open.find(({ _id }) => _id === caseId)
  if (!file) throw refuse('NOT_FOUND')
  const now = given.clock.now()
  const adviserId = file.adviserId ?? (file.memberId === undefined ? by?._id : undefined)
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

/** The link, once a day: it may have been lost, and two in a minute say nothing more. Who has claimed needs none. Returns whether
 *  one is on its way. */
export const sendLink = async (
  { outbox, ports, clock }: Services,
  { _id: caseId, openedAt, memberId }: CaseDoc,
  isNew: boolean,
): Promise<boolean> => {
  const today = shanghaiDay(clock.now())
  if (memberId !== undefined || (!isNew && shanghaiDay(openedAt) === today)) return false
  const key = isNew ? `claim:${caseId}` : `claim:${caseId}:${today}`
  await outbox.add(TOPICS.text, key, { caseId, template: 'claim', askedAt: clock.now() })
  return ports.texts !== undefined
}
