import { useEffect } from 'react'
import { useLoaded } from '../../../ui/use-loaded'
import { listAskedBack } from './api'

const told = new Set<() => void>()

/** One of them was answered or closed. */
export const askedChanged = (): void => {
  for (const again of told) again()
}

/** How many questions wait for the desks of this person; 0 while that is not known. */
export const useAskedWaiting = (isAsked: boolean): number => {
  const { data, reload } = useLoaded(
    isAsked ? 'asked-waiting' : undefined,
    async () => (await listAskedBack({})).waiting,
    { keep: false },
  )
  useEffect(() => {
    const again = () => void reload()
    told.add(again)
    return () => {
      told.delete(again)
    }
  }, [reload])
  return data ?? 0
}
