import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { issueToken } from '../identify'
import { operation } from '../services'

/** Where the weapp talks to a container instead of cloud functions: the code of wx.login becomes a token. */
export const signInWithMiniProgram = operation(membership.signInWithMiniProgram, {
  prepare: async ({ input, ports, accounts }) =>
    accounts.signIn(await ports.miniProgram.redeem(input.code), 'mini-program'),
  handle: async ({ input, prepared, unit, usedCodes }) => {
    if (!(await usedCodes.use('login', input.code))) throw refuse('CODE_REFUSED')
    const { token, expiresAt } = issueToken(unit, prepared)
    return { token, expiresAt: expiresAt.toISOString() }
  },
})
