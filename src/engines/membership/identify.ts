import { ANONYMOUS, type Caller } from '../../kernel/caller'
import type { Identify } from '../../kernel/dispatch'
import { unitOf } from '../../kernel/transaction'
import { after, DAY } from '../../kernel/time'
import type { House } from '../../kernel/unit'
import { createAccountsStore, type AccountDoc } from './store/accounts'
import { createPersonStore, type Person } from './store/persons'

const PURPOSE = 'token'
/** A person on a phone of their own signs in once a month. */
export const TOKEN_LIFE = 30 * DAY

/** A bearer token for the account; it ends with its time or when the account's generation is raised. */
export const issueToken = (
  house: Pick<House, 'signer' | 'clock'>,
  account: Pick<AccountDoc, '_id' | 'generation'>,
): { token: string; expiresAt: Date } => {
  const expiresAt = after(house.clock.now(), TOKEN_LIFE)
  return { token: house.signer.sign(PURPOSE, `${account._id} ${account.generation}`, expiresAt), expiresAt }
}

/** Credential → caller, in one read of the database, shared with those who call at the same moment (two for somebody who comes for the first time). */
export const createIdentify = (house: House): Identify => {
  const unit = unitOf(house, ANONYMOUS)
  const accounts = createAccountsStore(unit)
  const persons = createPersonStore(unit)
  return async (credential) => {
    if (credential.kind === 'none') return ANONYMOUS
    if (credential.kind === 'token') {
      const [accountId, generation] = house.signer.verify(PURPOSE, credential.token)?.split(' ') ?? []
      if (accountId === undefined) return undefined
      const person = await persons.byAccount(accountId)
      return person && person.generation === Number(generation) ? callerOf(person) : undefined
    }
    const known = await persons.byOpenid(credential.openid)
    if (known && (credential.unionid === undefined || known.hasUnion)) {
      return callerOf(known, credential.openid)
    }
    const account = await accounts.signIn(credential, 'mini-program')
    const person = await persons.byAccount(account._id)
    return person && callerOf(person, credential.openid)
  }
}

/** Who only gave a name and digits is no member here: their employer knows both. They see what their union sees. */
const callerOf = (person: Person, openid = person.openid): Caller => {
  const bound = person.memberId !== undefined && person.active
  return {
    accountId: person.accountId,
    trust: bound ? 'phone' : person.active ? 'public' : 'none',
    orgPath: person.active ? person.orgPath : [],
    grants: bound ? person.grants : [],
    ...(bound && person.memberId !== undefined && { memberId: person.memberId }),
    ...(openid !== undefined && { openid }),
  }
}
