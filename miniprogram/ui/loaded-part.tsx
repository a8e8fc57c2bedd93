import type { ReactNode } from 'react'
import { Instead } from './page'
import { OfflineBar } from './states'
import type { Loaded } from './use-loaded'

/** Above what is shown: that it is the last copy, and the way to a fresh one. */
export const CopyMark = ({ of }: { of: Omit<Loaded<unknown>, 'change'> }) =>
  of.state === 'offline' ? <OfflineBar seenAt={of.seenAt} onAgain={() => void of.reload()} /> : null

/** A part of a page that is loaded by itself, with its states. */
export const LoadedPart = <T,>({
  of,
  bones,
  children,
}: {
  of: Loaded<T>
  bones?: ReactNode
  children: (data: T) => ReactNode
}) =>
  of.data === undefined ? (
    <Instead of={of} bones={bones} />
  ) : (
    <>
      <CopyMark of={of} />
      {children(of.data)}
    </>
  )
