import Taro from '@tarojs/taro'
import { apiBase } from './configuration'
import { keepToken } from './identity'
import { post } from './transport-http'
import { isWeapp } from './where'

export interface LocalAccount {
  readonly account: string
  readonly name: string
  /** Who they are in the demo. */
  readonly says: string
}

/** The demo's people. Only the local cloud knows this address; anywhere else the list is empty. */
export const localAccounts = async (): Promise<readonly LocalAccount[]> => {
  if (isWeapp) return []
  try {
    const answer = await Taro.request<{ items?: readonly LocalAccount[] }>({
      url: `${apiBase}/api/dev/accounts`,
      timeout: 5_000,
    })
    return answer.statusCode === 200 ? (answer.data.items ?? []) : []
  } catch {
    return []
  }
}

export const signInLocally = async (account: string): Promise<void> => {
  const { token } = (await post('/api/dev/login', { account })) as { token: string }
  keepToken(token)
}
