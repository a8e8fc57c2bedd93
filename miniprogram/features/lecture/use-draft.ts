import { useCallback, useState } from 'react'
import { drafts } from '../../platform/storage'

/** Words being typed, kept on this device until they are sent: [words, type, forget]. They begin as `given`. */
export const useDraft = (
  name: string,
  given = '',
): readonly [string, (words: string) => void, () => void] => {
  const [words, setWords] = useState(() => drafts.get<string>(name) ?? given)
  const type = useCallback(
    (typed: string) => {
      setWords(typed)
      if (typed === given) drafts.drop(name)
      else drafts.put(name, typed)
    },
    [name, given],
  )
  const forget = useCallback(() => type(given), [type, given])
  return [words, type, forget]
}
