import { useState } from 'react'
import { settings } from '../../platform/storage'

export type TextSize = 'm' | 'l' | 'xl'

/** The reader's own size of text, kept on this device. */
export const useTextSize = (): readonly [TextSize, (size: TextSize) => void] => {
  const [size, setSize] = useState<TextSize>(() => settings.get<TextSize>('text-size') ?? 'm')
  return [
    size,
    (next) => {
      settings.put('text-size', next)
      setSize(next)
    },
  ]
}
