import type { Caller } from '../../../kernel/caller'
import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { maskName } from '../../../kernel/vault'
import type { Services } from '../services'
import type { CaseDoc, EntryKind } from '../store/cases'
import type { Board } from './board'
import { sealText } from './sealing'

type Needs = Pick<Services, 'cases' | 'clock' | 'ids' | 'vault' | 'people'>

/** A case of the caller, new or the one that is named; refuses with NOT_FOUND when that is not theirs. A closed case is
 *  open again when somebody goes on with it. */
export const caseFor = async (
  given: Needs,
  caller: Caller,
  board: Board,
  about: { caseId?: string | undefined; matterId: string; text: string; adviserId?: string },
): Promise<CaseDoc> => {
  const memberId = memberOf(caller)
  const now = given.clock.now()
  if (about.caseId !== undefined) {
    const found = await given.cases.get(about.caseId)
    if (found?.memberId !== memberId || found.serviceId !== board.service._id) throw refuse('NOT_FOUND')
    const adviserId = found.adviserId ?? about.adviserId
    await given.cases.change(found._id, {
      state: 'open',
      changedAt: now,
      ...(adviserId !== undefined && { adviserId }),
    })
    return { ...found, state: 'open', ...(adviserId !== undefined && { adviserId }) }
  }
  const name = (await given.people.namesOf([memberId])).get(memberId) ?? ''
  const { service } = board
  const doc: CaseDoc = {
    _id: given.ids.next('case'),
    serviceId: service._id,
    kind: service.kind,
    orgPath: service.orgPath,
    memberId,
    personPath: [...caller.orgPath],
    person: maskName(name),
    matterId: about.matterId,
    about: sealText(given.vault, service.kind, about.text),
    state: 'open',
    ...(about.adviserId !== undefined && { adviserId: about.adviserId }),
    namedIds: [],
    openedAt: now,
    changedAt: now,
  }
  await given.cases.add(doc)
  return doc
}

interface Entry {
  readonly kind: EntryKind
  /** Adviser id, `worker`, `staff` or `house`. */
  readonly by: string
  readonly text: string
  /** The person sees it too; default yes. */
  readonly shared?: boolean
  readonly bookingId?: string
  readonly callbackId?: string
}

/** A line in the history of a case, sealed. Returns its id. */
export const writeEntry = async (
  given: Pick<Services, 'cases' | 'clock' | 'ids' | 'vault'>,
  file: Pick<CaseDoc, '_id' | 'kind'>,
  { text, shared = true, ...rest }: Entry,
): Promise<string> => {
  const entryId = given.ids.next('entry')
  await given.cases.addEntry(file.kind, {
    _id: entryId,
    caseId: file._id,
    at: given.clock.now(),
    text: sealText(given.vault, file.kind, text),
    shared,
    ...rest,
  })
  return entryId
}
