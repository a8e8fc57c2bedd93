import { collection } from '../../../kernel/collection'
import type { Sealed } from '../../../kernel/vault'

/** A person on a union's roster. Phone and identity number exist only sealed, and as blind fingerprints. */
export interface MemberDoc {
  _id: string
  name: string
  orgId: string
  /** Org ids from the top of the tree to the member's own union (enterprise or workshop). */
  orgPath: string[]
  phone: Sealed
  /** `vault.blind(phone, 'phone')`; unique among active members. */
  phoneKey: string
  idNumber?: Sealed
  /** `vault.blind(idNumber in upper case, 'idNumber')`: who the person is across rosters. */
  idKey?: string
  /** `vault.blind(name + last six of the identity number, 'nameAndDigits')`: opens public content only. */
  nameKey?: string
  joinedOn?: string
  certifiedAt?: Date
  state: 'active' | 'left'
  /** The import that last wrote this record. */
  importId?: string
  changedAt: Date
  /** Raised with each role given: leaving and getting a role at once both write here, so one of them waits. */
  rolesGiven?: number
  /** Counts bindings, so that binding and taking the record out meet on it. */
  timesBound?: number
}

export const members = collection<MemberDoc>('members', [
  { key: { phoneKey: 1 }, unique: true, name: 'phone', partialFilterExpression: { state: 'active' } },
  {
    key: { idKey: 1 },
    unique: true,
    name: 'identity',
    partialFilterExpression: { idKey: { $exists: true } },
  },
  { key: { nameKey: 1 }, name: 'name_and_digits', partialFilterExpression: { nameKey: { $exists: true } } },
  { key: { orgPath: 1, state: 1, _id: 1 } },
  // Counting members by union and finding them by name without reading the documents.
  { key: { orgId: 1, state: 1 } },
  { key: { name: 1, _id: 1 } },
  { key: { changedAt: 1 }, name: 'left', partialFilterExpression: { state: 'left' } },
])
