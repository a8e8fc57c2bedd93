import { useCallback, useState } from 'react'
import { drafts } from '../../platform/storage'

/** Words being typed, kept on this device until they are sent: [words, type, forget]. */
export const useDraft = (name: string): readonly [string, (words: string) => void, () => void] => {
  const [words, setWords] = useState(() => drafts.get<string>(name) ?? '')
  const type = useCallback(
    (typed: string) => {
      setWords(typed)
      if (typed === '') drafts.drop(name)
      else drafts.put(name, typed)
    },
    [name],
  )
  const forget = useCallback(() => type(''), [type])
  return [words, type, forget]
}
