import Taro from '@tarojs/taro'
import { now } from './clock'

const read = <T>(key: string): T | undefined => {
  try {
    const value: unknown = Taro.getStorageSync(key)
    return value === '' || value === undefined || value === null ? undefined : (value as T)
  } catch {
    return undefined
  }
}

/** Storage can be full or switched off; what is kept here is a convenience, so the person goes on without it. */
const write = (key: string, value: unknown): void => {
  try {
    Taro.setStorageSync(key, value)
  } catch {
    forgetOldest()
  }
}

const remove = (key: string): void => {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // Nothing was kept, so nothing is left behind.
  }
}

/** Settings of this device: elder mode, text size. They outlive a sign-out. */
export const settings = {
  get: <T>(name: string): T | undefined => read<T>(`set:${name}`),
  put: (name: string, value: unknown): void => write(`set:${name}`, value),
  drop: (name: string): void => remove(`set:${name}`),
}

/** What was typed and not sent yet. */
export const drafts = {
  get: <T>(name: string): T | undefined => read<T>(`draft:${name}`),
  put: (name: string, value: unknown): void => write(`draft:${name}`, value),
  drop: (name: string): void => remove(`draft:${name}`),
}

export interface Seen<T> {
  readonly at: number
  readonly data: T
}

/** At most this many pages are kept for reading without a network; the oldest goes first. */
const KEPT = 30
const index = (): string[] => read<string[]>('seen-index') ?? []

/** The last seen copy of a page. */
export const seen = {
  get: <T>(name: string): Seen<T> | undefined => read<Seen<T>>(`seen:${name}`),
  put: (name: string, data: unknown): void => {
    const names = [...index().filter((n) => n !== name), name]
    while (names.length > KEPT) remove(`seen:${names.shift() ?? ''}`)
    write('seen-index', names)
    write(`seen:${name}`, { at: now(), data })
  },
}

const forgetOldest = (): void => {
  const names = index()
  const gone = names.splice(0, Math.ceil(names.length / 2))
  for (const name of gone) remove(`seen:${name}`)
  writeQuietly('seen-index', names)
}

const writeQuietly = (key: string, value: unknown): void => {
  try {
    Taro.setStorageSync(key, value)
  } catch {
    // Still full: the next page simply has no copy.
  }
}

/** Leaves only the device's settings: a phone that is handed on must not show the last owner's pages or drafts. */
export const forgetPerson = (): void => {
  for (const name of index()) remove(`seen:${name}`)
  remove('seen-index')
  try {
    for (const key of Taro.getStorageInfoSync().keys)
      if (key.startsWith('draft:') || key.startsWith('seen:')) remove(key)
  } catch {
    // Where keys cannot be listed, the seen copies are gone already.
  }
}
