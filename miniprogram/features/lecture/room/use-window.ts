import { useState } from 'react'

/** Entries drawn at once at most; WeChat's view layer slows down with more. */
const MOST = 60
const MORE = 40

export interface Window<T> {
  readonly shown: readonly T[]
  /** Entries that are there above and below what is shown. */
  readonly above: number
  readonly below: number
  readonly up: () => void
  readonly down: () => void
  readonly toNewest: () => void
}

/** The part of a long room that is drawn: from the beginning for whoever reads it through, the newest for whoever follows. */
export const useWindow = <T>(entries: readonly T[], fromTop: boolean): Window<T> => {
  const [top, setTop] = useState<number | undefined>(fromTop ? 0 : undefined)
  const [size, setSize] = useState(MOST)
  const start = top ?? Math.max(0, entries.length - size)
  const end = top === undefined ? entries.length : Math.min(entries.length, top + size)
  return {
    shown: entries.slice(start, end),
    above: start,
    below: entries.length - end,
    up: () => {
      setTop(top === undefined ? undefined : Math.max(0, top - MORE))
      setSize(size + MORE)
    },
    down: () => setSize(size + MORE),
    toNewest: () => {
      setTop(undefined)
      setSize(MOST)
    },
  }
}
