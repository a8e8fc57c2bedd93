import { useCallback, useRef, useState } from 'react'
import { drafts } from '../platform/storage'

/** What is being put together, kept on this device under `name` until it is forgotten. What is as it was given is not kept. */
const useKept = <T>(name: string, given: T): readonly [T, (how: (before: T) => T) => void, () => void] => {
  const [shown, setShown] = useState(() => drafts.get<T>(name) ?? given)
  const latest = useRef(shown)
  const change = useCallback(
    (how: (before: T) => T) => {
      latest.current = how(latest.current)
      setShown(latest.current)
      if (latest.current === given) drafts.drop(name)
      else drafts.put(name, latest.current)
    },
    [name, given],
  )
  const forget = useCallback(() => change(() => given), [change, given])
  return [shown, change, forget]
}

/** Words being typed, kept on this device until they are sent: [words, type, forget]. They begin as `given`. */
export const useDraft = (
  name: string,
  given = '',
): readonly [string, (words: string) => void, () => void] => {
  const [words, change, forget] = useKept(name, given)
  const type = useCallback((typed: string) => change(() => typed), [change])
  return [words, type, forget]
}

/** The same for a form of several fields: [form, change some of them, forget]. */
export const useFormDraft = <T extends object>(
  name: string,
  given: T,
): readonly [T, (part: Partial<T>) => void, () => void] => {
  const [form, change, forget] = useKept(name, given)
  const put = useCallback((part: Partial<T>) => change((before) => ({ ...before, ...part })), [change])
  return [form, put, forget]
}
