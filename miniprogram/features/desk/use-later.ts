import { useEffect, useRef, useState } from 'react'

/** The value once it has stayed the same for `milliseconds`: a question is asked when typing pauses, not at every key. */
export const useSettled = <T>(value: T, milliseconds = 350): T => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

/** Does something again and again while it is worth it; never two at once. */
export const useWhile = (worth: boolean, milliseconds: number, work: () => Promise<unknown>): void => {
  const latest = useRef(work)
  useEffect(() => {
    latest.current = work
  })
  useEffect(() => {
    if (!worth) return undefined
    let timer: ReturnType<typeof setTimeout>
    let over = false
    const next = () => {
      timer = setTimeout(() => {
        void latest.current().finally(() => {
          if (!over) next()
        })
      }, milliseconds)
    }
    next()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [worth, milliseconds])
}
