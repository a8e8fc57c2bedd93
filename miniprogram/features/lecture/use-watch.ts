import { useCallback, useEffect, useRef, useState } from 'react'
import { chance } from '../../platform/chance'
import { isOffline, isRefusal } from '../../platform/failures'
import { useInView } from '../../platform/in-view'
import { onNetworkBack } from '../../platform/network'
import { pauseFor } from './pause'

/** Before the first answer has said how often, in milliseconds. */
const FIRST_MS = 3_000

/** Looks again and again while the page can be seen, at the interval each answer names (milliseconds; undefined: no more).
 *  Out of view nothing is asked; coming back, and the network coming back, ask at once. Never two looks at a time.
 *  `later`: the first look is not due yet, because the page has just asked by itself.
 *  `lost`: the last look got no answer. `again` looks now. */
export const useWatch = (
  worth: boolean,
  look: () => Promise<number | undefined>,
  later = false,
): { readonly lost: boolean; readonly again: () => void } => {
  const inView = useInView()
  const [lost, setLost] = useState(false)
  const [turn, setTurn] = useState(0)
  const latest = useRef(look)
  const flight = useRef<Promise<unknown>>()
  useEffect(() => {
    latest.current = look
  })
  const again = useCallback(() => setTurn((before) => before + 1), [])
  useEffect(() => onNetworkBack(again), [again])
  useEffect(() => {
    if (!worth || !inView) return undefined
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let said = FIRST_MS
    let misses = 0
    const run = async (): Promise<void> => {
      try {
        await flight.current?.catch(() => undefined)
        if (over) return
        const asked = latest.current()
        flight.current = asked
        const next = await asked
        misses = 0
        setLost(false)
        if (next === undefined) return
        said = next
      } catch (failure) {
        if (!isOffline(failure) && !isRefusal(failure)) throw failure
        misses += 1
        setLost(isOffline(failure))
      }
      if (!over) timer = setTimeout(() => void run(), pauseFor(said, misses, chance()))
    }
    if (later) timer = setTimeout(() => void run(), FIRST_MS)
    else void run()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [worth, inView, turn, later])
  return { lost, again }
}
