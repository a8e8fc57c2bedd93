import type { ClientSession, Db, MongoClient } from 'mongodb'
import type { Files } from './files'
import type { Limits } from './limits'
import type { Signer } from './signer'
import type { Clock, Ids } from './time'
import type { Vault } from './vault'

/** What is shared by every call of a process. */
export interface House {
  readonly client: MongoClient
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  readonly vault: Vault
  readonly signer: Signer
  readonly limits: Limits
  readonly files: Files
  /** Called after a commit that left messages in the outbox, so that a worker need not wait for its next look. */
  readonly wake: () => void
}

/** Goes into every driver call of a store, so that it takes part in the transaction. */
export interface SessionOptions {
  readonly session?: ClientSession
}
