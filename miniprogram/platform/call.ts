import { wait } from './clock'
import { transport } from './configuration'
import { isOffline, isRefusal, Offline } from './failures'
import { keepToken, signOut, token, wechatCode } from './identity'
import type { CallOptions } from './call-options'
import { callCloud } from './transport-cloud'
import { callHttp } from './transport-http'
import { isWeapp } from './where'

/** Pauses before the second and third attempt, in milliseconds. */
const PAUSES = [400, 1200]

let signingIn: Promise<void> | undefined

/** A container deployment has no caller of its own: WeChat's code becomes a token once, however many calls wait for it. */
const signInByWeChat = (): Promise<void> => {
  signingIn ??= (async () => {
    const answer = await callHttp('membership', 'signInWithMiniProgram', { code: await wechatCode() }, {})
    keepToken((answer as { token: string }).token)
  })().finally(() => {
    signingIn = undefined
  })
  return signingIn
}

/** Asks one operation of one engine. Only a lost answer is tried again, at most twice and with the same key, so nothing happens
 *  twice; a refusal is final. Throws Refusal or Offline. */
export const call = async (
  engine: string,
  operation: string,
  input: object,
  options: CallOptions = {},
): Promise<unknown> => {
  const ask = transport === 'cloud' ? callCloud : callHttp
  const byToken = isWeapp && transport === 'http'
  for (let attempt = 0; ; attempt += 1) {
    let used: string | undefined
    try {
      if (byToken && token() === undefined) await signInByWeChat()
      used = token()
      return await ask(engine, operation, input, options)
    } catch (failure) {
      // Only the token that was refused has expired: somebody may have signed in while a question without one was under way.
      const expired =
        isRefusal(failure) && failure.code === 'SIGN_IN' && used !== undefined && token() === used
      if (expired) signOut()
      if (expired && byToken && attempt === 0) continue
      // The server is there and its database is not: for the person the same as no network.
      const lost = isOffline(failure) || (isRefusal(failure) && failure.code === 'AWAY')
      if (!lost) throw failure
      const pause = PAUSES[attempt]
      if (pause === undefined) throw new Offline()
      await wait(pause)
    }
  }
}
