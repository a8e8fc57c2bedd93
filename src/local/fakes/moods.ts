import { setTimeout as sleep } from 'node:timers/promises'
import type { FakeReply } from './http'

/** How a vendor misbehaves on one path, for a number of calls. */
export interface Mood {
  readonly latencyMs?: number
  /** Says this instead of working, a lie or an error: `{ errcode: -1 }`. */
  readonly says?: unknown
  readonly status?: number
  /** Takes the call, does the work and never answers. */
  readonly hangs?: boolean
  /** Forgets that codes are good once. */
  readonly forgetful?: boolean
  /** After so many calls it is itself again; absent: until told. */
  readonly times?: number
}

export const createMoods = () => {
  const moods = new Map<string, { mood: Mood; left: number }>()

  const take = (path: string): Mood | undefined => {
    const found = moods.get(path)
    if (!found) return undefined
    found.left -= 1
    if (found.left <= 0) moods.delete(path)
    return found.mood
  }

  return {
    set: (path: string, mood: Mood): void => {
      moods.set(path, { mood, left: mood.times ?? Number.POSITIVE_INFINITY })
    },
    clear: (): void => moods.clear(),
    /** `work` is what a healthy vendor does. */
    run: async (path: string, work: (forgetful: boolean) => FakeReply): Promise<FakeReply> => {
      const mood = take(path)
      if (!mood) return work(false)
      if (mood.latencyMs) await sleep(mood.latencyMs)
      if (mood.says !== undefined || mood.status !== undefined) {
        return { json: mood.says ?? {}, status: mood.status ?? 200 }
      }
      const reply = work(mood.forgetful ?? false)
      return mood.hangs ? { hang: true } : reply
    },
  }
}
