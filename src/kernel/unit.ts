import type { Audit } from './audit'
import type { Caller } from './caller'
import type { House, SessionOptions } from './house'
import type { Outbox } from './outbox'

export type { House } from './house'

/** One call at work: its caller, and the session of its transaction when it has one. */
export interface Unit extends House {
  readonly caller: Caller
  readonly options: SessionOptions
  readonly audit: Audit
  readonly outbox: Outbox
}
