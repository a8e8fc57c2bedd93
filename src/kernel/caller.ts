import type { Access, Role } from './contract'
import { refuse } from './refusal'

export interface Grant {
  readonly role: Role
  /** The subtree over which the role counts. */
  readonly orgId: string
}

/** Who is calling, as found by the server; nothing of it comes from the input. */
export interface Caller {
  /** `anonymous` when not signed in. */
  readonly accountId: string
  readonly memberId?: string
  /** `none` → `public` (name and identity digits) → `phone` (bound). */
  readonly trust: 'none' | 'public' | 'phone'
  /** Org ids from the top of the tree to the member's own union. */
  readonly orgPath: readonly string[]
  readonly grants: readonly Grant[]
  /** WeChat's id of the person, for its content check; absent outside WeChat. */
  readonly openid?: string
}

export const ANONYMOUS: Caller = { accountId: 'anonymous', trust: 'none', orgPath: [], grants: [] }
/** Timers and outbox consumers act as the house itself. */
export const HOUSE: Caller = { accountId: 'house', trust: 'phone', orgPath: [], grants: [] }

export const isSignedIn = (caller: Caller): boolean => caller.accountId !== ANONYMOUS.accountId

/** The member behind the caller; refuses when the account is not bound. */
export const memberOf = (caller: Caller): string => {
  if (caller.memberId === undefined) throw refuse('BIND_PHONE')
  return caller.memberId
}

/** The tops of the subtrees over which the caller holds one of the roles. */
export const scopeOf = (caller: Caller, ...roles: readonly Role[]): string[] => [
  ...new Set(caller.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.orgId)),
]

/** True when a record with this org path lies in a subtree of one of the roles. */
export const inScope = (caller: Caller, orgPath: readonly string[], ...roles: readonly Role[]): boolean =>
  scopeOf(caller, ...roles).some((orgId) => orgPath.includes(orgId))

/** A record outside the scope answers exactly like one that is not there. */
export const requireScope = (
  caller: Caller,
  orgPath: readonly string[] | undefined,
  ...roles: readonly Role[]
): void => {
  if (orgPath === undefined || !inScope(caller, orgPath, ...roles)) throw refuse('NOT_FOUND')
}

const meets = (caller: Caller, access: Access): boolean => {
  switch (access) {
    case 'anyone':
      return true
    case 'visitor':
      return isSignedIn(caller)
    case 'reader':
      return caller.trust !== 'none'
    case 'worker':
      return caller.trust === 'phone' && caller.memberId !== undefined
    default:
      return caller.trust === 'phone' && caller.grants.some((grant) => grant.role === access)
  }
}

/** Refuses with SIGN_IN, BIND_PHONE or NOT_ALLOWED when none of the accesses is met. */
export const requireAccess = (caller: Caller, allowed: readonly Access[]): void => {
  if (allowed.some((access) => meets(caller, access))) return
  if (!isSignedIn(caller)) throw refuse('SIGN_IN')
  const phoneWouldDo = allowed.some((access) => access === 'worker' || access === 'reader')
  throw refuse(phoneWouldDo && caller.trust !== 'phone' ? 'BIND_PHONE' : 'NOT_ALLOWED')
}
