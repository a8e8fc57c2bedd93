import type { ReactNode } from 'react'
import { useState } from 'react'
import type { IconName } from '../../ui/icon'
import { SearchBox } from '../../ui/search-box'
import { Blank } from '../../ui/states'
import { finding, from } from './cursor'
import { Listed } from './listed'
import { usePaged, type Paged } from './use-paged'

interface Said {
  readonly icon: IconName
  readonly head: string
  readonly words: string
}

export interface Search<T> {
  readonly typed: string
  readonly asked: string
  readonly type: (text: string) => void
  readonly go: () => void
  readonly found: Paged<T>
}

/** A list that can be searched; an emptied box shows all of it again. `name` identifies the list without its search. */
export const useSearched = <T,>(
  name: string,
  ask: (page: {
    text?: string
    cursor?: string
  }) => Promise<{ items: readonly T[]; next?: string | undefined }>,
): Search<T> => {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const found = usePaged(`${name}:${asked}`, (cursor) => ask({ ...finding(asked), ...from(cursor) }))
  return {
    ...{ typed, asked, found },
    type: (text) => {
      setTyped(text)
      if (text.trim() === '') setAsked('')
    },
    go: () => setAsked(typed.trim()),
  }
}

/** Its box. */
export const SearchedBox = <T,>({ of, label }: { of: Search<T>; label: string }) => (
  <SearchBox value={of.typed} label={label} placeholder={label} onInput={of.type} onSearch={of.go} />
)

/** Its lines; without any it says whether there is nothing at all or nothing of that name. */
export const SearchedLines = <T,>({
  of,
  empty,
  none,
  children,
}: {
  of: Search<T>
  empty: Said
  none: Omit<Said, 'icon'>
  children: (items: readonly T[]) => ReactNode
}) => (
  <Listed of={of.found} empty={of.asked === '' ? <Blank {...empty} /> : <Blank icon="search" {...none} />}>
    {children}
  </Listed>
)
