import { citeKey } from '../rules/citation-state'
import type { Catalogue } from './catalogue'

export const INDEX_FORMAT = 0

/** One thing that was found, best first. */
export interface Found {
  readonly kind: 'article' | 'guide' | 'answer'
  /** `citeKey`, guide id or answer id. */
  readonly key: string
  /** Of a guide: the section in which the passage stands. */
  readonly place: string
  readonly passage: string
  readonly marks: readonly (readonly [number, number])[]
}

interface Entry {
  readonly kind: Found['kind']
  readonly key: string
  readonly place: string
  readonly text: string
}

export interface LibraryIndex {
  readonly entries: readonly Entry[]
  find(question: string, kind: Found['kind'] | undefined, most: number): Found[]
}

const pairs = (text: string): string[] => [...text].slice(0, -1).map((_, at) => text.slice(at, at + 2))

const open = (entries: readonly Entry[]): LibraryIndex => ({
  entries,
  find: (question, kind, most) =>
    entries
      .filter((entry) => kind === undefined || entry.kind === kind)
      .map((entry) => ({ entry, score: pairs(question).filter((pair) => entry.text.includes(pair)).length }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score)
      .slice(0, most)
      .map(({ entry: { kind: found, key, place, text } }) => ({
        kind: found,
        key,
        place,
        passage: text.slice(0, 80),
        marks: [],
      })),
})

export const buildIndex = (catalogue: Catalogue): Promise<LibraryIndex> =>
  Promise.resolve(
    open([
      ...catalogue.laws.flatMap((law) =>
        law.text.map(({ order, text, path }) => ({
          kind: 'article' as const,
          key: citeKey(law._id, order),
          place: path.join(' '),
          text,
        })),
      ),
      ...catalogue.guides.flatMap((guide) =>
        guide.sections.map(({ heading, text }) => ({
          kind: 'guide' as const,
          key: guide.guideId,
          place: heading,
          text: `${guide.title}${text}`,
        })),
      ),
      ...catalogue.answers.map((answer) => ({
        kind: 'answer' as const,
        key: answer._id,
        place: '',
        text: `${answer.question}${answer.answer}`,
      })),
    ]),
  )

export const packIndex = (index: LibraryIndex): Buffer => Buffer.from(JSON.stringify(index.entries))
export const unpackIndex = (bytes: Buffer): LibraryIndex => open(JSON.parse(bytes.toString()) as Entry[])
