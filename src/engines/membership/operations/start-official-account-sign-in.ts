import { after, MINUTE } from '../../../kernel/time'
import { membership } from '../contract'
import { operation } from '../services'

/** WeChat takes letters and digits only in `state`, at most 128; so the signed text travels in hexadecimal. */
export const STATE_PURPOSE = 'oauthState'
const STATE_LIFE = 10 * MINUTE

/** The client keeps `state` and compares it on the way back, so that nobody is signed in as somebody else by a link. */
export const startOfficialAccountSignIn = operation(
  membership.startOfficialAccountSignIn,
  ({ input, unit, ports }) => {
    const signed = unit.signer.sign(STATE_PURPOSE, unit.ids.digits(12), after(unit.clock.now(), STATE_LIFE))
    const state = Buffer.from(signed).toString('hex')
    return Promise.resolve({
      url: ports.officialAccount.authorizeUrl({ returnTo: input.returnTo, state }),
      state,
    })
  },
)
