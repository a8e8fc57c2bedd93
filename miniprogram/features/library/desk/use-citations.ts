import { useEffect, useState } from 'react'
import { isOffline, isRefusal } from '../../../platform/failures'
import { useSettled } from '../../desk/use-later'
import { checkCitations, type Citation } from './api'

/** What the library knows of each text, asked while it is typed; only texts not seen before are asked. */
export const useCitations = (
  texts: readonly string[],
  known: readonly Citation[] = [],
): { readonly of: (text: string) => Citation | undefined; readonly offline: boolean } => {
  const [found, setFound] = useState<Readonly<Record<string, Citation>>>({})
  const [offline, setOffline] = useState(false)
  const [turn, setTurn] = useState(0)
  const seen = (text: string) => found[text] ?? known.find((one) => one.text === text)
  const missing = useSettled(texts.filter((text) => seen(text) === undefined).join('\n'), 400)
  useEffect(() => {
    if (missing === '') return undefined
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const asked = missing.split('\n')
    checkCitations(asked).then(
      ({ citations }) => {
        if (over) return
        setOffline(false)
        setFound((before) => ({
          ...before,
          ...Object.fromEntries(citations.map((one, place) => [asked[place] ?? one.text, one])),
        }))
      },
      (failure: unknown) => {
        if (!isOffline(failure) && !isRefusal(failure)) throw failure
        if (over) return
        setOffline(true)
        timer = setTimeout(() => setTurn((before) => before + 1), 5000)
      },
    )
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [missing, turn])
  return { of: seen, offline }
}
