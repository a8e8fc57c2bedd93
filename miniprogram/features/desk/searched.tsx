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

export interface SearchWords {
  readonly typed: string
  readonly asked: string
  readonly type: (text: string) => void
  readonly go: () => void
}

export interface Search<T> extends SearchWords {
  readonly found: Paged<T>
}

/** The server looks for names of at most so many characters. */
const LONGEST = 40

/** What is typed into a box, and what is asked for; an emptied box asks for everything again. */
export const useSearchWords = (): SearchWords => {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  return {
    ...{ typed, asked },
    type: (text) => {
      setTyped(text)
      if (text.trim() === '') setAsked('')
    },
    go: () => setAsked(typed.trim().slice(0, LONGEST)),
  }
}

/** A list that can be searched. `name` identifies the list without its search. */
export const useSearched = <T,>(
  name: string,
  ask: (page: {
    text?: string
    cursor?: string
  }) => Promise<{ items: readonly T[]; next?: string | undefined }>,
): Search<T> => {
  const words = useSearchWords()
  const found = usePaged(`${name}:${words.asked}`, (cursor) =>
    ask({ ...finding(words.asked), ...from(cursor) }),
  )
  return { ...words, found }
}

/** Its box. */
export const SearchedBox = ({ of, label }: { of: SearchWords; label: string }) => (
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
