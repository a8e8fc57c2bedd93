import Taro from '@tarojs/taro'
import { forgetPerson, settings } from './storage'

const listeners = new Set<() => void>()

/** The bearer token of door 2; the cloud's own transport needs none. */
export const token = (): string | undefined => settings.get<string>('token')

/** Somebody signed in here; what the one before saw and typed goes. */
export const keepToken = (value: string): void => {
  forgetPerson()
  settings.put('token', value)
  for (const tell of listeners) tell()
}

/** Signs out on this device: the token, the pages kept for reading without a network, and all drafts go. */
export const signOut = (): void => {
  forgetPerson()
  settings.drop('token')
  for (const tell of listeners) tell()
}

/** Calls back whenever somebody else is signed in here; returns how to stop listening. */
export const onPersonChange = (tell: () => void): (() => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** WeChat's sign-in code: valid five minutes, once. */
export const wechatCode = async (): Promise<string> => (await Taro.login()).code
