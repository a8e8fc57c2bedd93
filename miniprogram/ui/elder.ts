import { useEffect, useState } from 'react'
import { settings } from '../platform/storage'

const listeners = new Set<(on: boolean) => void>()

export const setElder = (on: boolean): void => {
  settings.put('elder', on)
  for (const tell of listeners) tell(on)
}

/** Whether the person uses large type; every page in the stack follows at once. */
export const useElder = (): boolean => {
  const [on, setOn] = useState(() => settings.get<boolean>('elder') === true)
  useEffect(() => {
    listeners.add(setOn)
    return () => {
      listeners.delete(setOn)
    }
  }, [])
  return on
}
