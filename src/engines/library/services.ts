import type { Audit } from '../../kernel/audit'
import type { Files } from '../../kernel/files'
import { operationsWith } from '../../kernel/operation'
import type { Outbox } from '../../kernel/outbox'
import type { Signer } from '../../kernel/signer'
import type { Clock, Ids } from '../../kernel/time'
import type { Citations } from './parts/citations'
import type { Marks } from './parts/marks'
import type { Shelf } from './parts/shelf'
import type { OrgTree, People } from './ports'
import type { AnswerStore } from './store/answers'
import type { GuideStore } from './store/guides'
import type { PictureStore } from './store/pictures'
import type { StateStore } from './store/state'
import type { StatuteStore } from './store/statutes'

/** What an operation of the library is given besides its input and its caller. */
export interface Services {
  readonly guides: GuideStore
  readonly answers: AnswerStore
  readonly statutes: StatuteStore
  readonly pictures: PictureStore
  readonly state: StateStore
  readonly citations: Citations
  readonly marks: Marks
  readonly shelf: Shelf
  readonly people: People
  readonly orgs: OrgTree
  readonly clock: Clock
  readonly ids: Ids
  readonly signer: Signer
  readonly files: Files
  readonly audit: Audit
  readonly outbox: Outbox
}

export const operation = operationsWith<Services>()
