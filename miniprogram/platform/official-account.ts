import { call } from './call'
import { keepToken } from './identity'
import { settings } from './storage'
import { isWeapp } from './where'

/** Whether this is WeChat's own browser, where the official account can sign a person in. */
export const inWeChatBrowser = (): boolean => !isWeapp && /MicroMessenger/i.test(window.navigator.userAgent)

/** Leaves for WeChat; it comes back to `finishSignIn`. */
export const startSignIn = async (): Promise<void> => {
  const answer = await call('membership', 'startOfficialAccountSignIn', { returnTo: '/' })
  const { url, state } = answer as { url: string; state: string }
  settings.put('oauth-state', state)
  window.location.href = url
}

/** Redeems the code in the page's address, if WeChat has just sent the person back. A state that this browser did not start
 *  with is thrown away: a link must not sign anybody in as somebody else. */
export const finishSignIn = async (): Promise<void> => {
  if (isWeapp || window.location.search === '') return
  const sent = new URLSearchParams(window.location.search)
  const code = sent.get('code')
  const state = sent.get('state')
  if (code === null || state === null) return
  const started = settings.get<string>('oauth-state')
  settings.drop('oauth-state')
  window.history.replaceState(null, '', window.location.pathname + window.location.hash)
  if (started !== state) return
  const answer = await call('membership', 'signInWithOfficialAccount', { code, state })
  keepToken((answer as { token: string }).token)
}
