import type { ReactNode } from 'react'
import { Instead } from './page'
import type { Loaded } from './use-loaded'

/** A part of a page that is loaded by itself, with its states. */
export const LoadedPart = <T,>({
  of,
  bones,
  children,
}: {
  of: Loaded<T>
  bones?: ReactNode
  children: (data: T) => ReactNode
}) => (of.data === undefined ? <Instead of={of} bones={bones} /> : <>{children(of.data)}</>)
