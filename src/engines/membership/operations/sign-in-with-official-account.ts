import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { issueToken } from '../identify'
import { operation } from '../services'
import { STATE_PURPOSE } from './start-official-account-sign-in'

/** H5 in production: the code WeChat sent the browser back with becomes a token. Both code and state count once. */
export const signInWithOfficialAccount = operation(membership.signInWithOfficialAccount, {
  prepare: async ({ input, unit, ports, accounts }) => {
    // Decoding stops at the first strange character and takes both cases: another spelling is no second state.
    if (!/^(?:[0-9a-f]{2})+$/.test(input.state)) throw refuse('CODE_REFUSED')
    const signed = Buffer.from(input.state, 'hex').toString('utf8')
    if (unit.signer.verify(STATE_PURPOSE, signed) === undefined) throw refuse('CODE_REFUSED')
    return accounts.signIn(await ports.officialAccount.redeem(input.code), 'official-account')
  },
  handle: async ({ input, prepared, unit, usedCodes }) => {
    const first = (await usedCodes.use('login', input.code)) && (await usedCodes.use('login', input.state))
    if (!first) throw refuse('CODE_REFUSED')
    const { token, expiresAt } = issueToken(unit, prepared)
    return { token, expiresAt: expiresAt.toISOString() }
  },
})
