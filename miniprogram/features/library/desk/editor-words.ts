import { newKey } from '../../../platform/keys'
import type { Draft, SaveDraft } from './api'
import { words as said } from './words'

export interface PictureWords {
  readonly fileId: string
  readonly alt: string
  /** Where it can be seen; empty until it was saved and read again. */
  readonly path: string
}
export interface SectionWords {
  /** Tells sections apart while they move; not sent. */
  readonly key: string
  readonly heading: string
  readonly text: string
  readonly pictures: readonly PictureWords[]
}
/** What the writer holds in hand. */
export interface GuideWords {
  readonly title: string
  readonly topic: string
  readonly answer: string
  readonly card: string
  readonly sections: readonly SectionWords[]
  readonly citations: readonly string[]
  readonly correctionNote: string
}

export const emptySection = (): SectionWords => ({ key: newKey(), heading: '', text: '', pictures: [] })

export const nothing = (): GuideWords => ({
  title: '',
  topic: '',
  answer: '',
  card: '',
  sections: [],
  citations: [],
  correctionNote: '',
})

export const wordsOf = (draft: Draft): GuideWords => ({
  title: draft.title,
  topic: draft.topic,
  answer: draft.answer,
  card: draft.card,
  sections: draft.sections.map((section) => ({ ...section, key: newKey() })),
  citations: draft.citations.map(({ text }) => text),
  correctionNote: draft.correctionNote ?? '',
})

/** What is sent; the words of a guide without what only this page needs. */
export const inputOf = (words: GuideWords): Omit<SaveDraft, 'guideId' | 'revision'> => ({
  title: words.title.trim(),
  topic: words.topic.trim(),
  answer: words.answer,
  card: words.card,
  sections: words.sections.map(({ heading, text, pictures }) => ({
    heading: heading.trim(),
    text,
    pictures: pictures.map(({ fileId, alt }) => ({ fileId, alt: alt.trim() })),
  })),
  citations: [...words.citations],
  ...(words.correctionNote.trim() === '' ? {} : { correctionNote: words.correctionNote }),
})

/** Two with the same text need no saving. */
export const textOf = (words: GuideWords): string => JSON.stringify(inputOf(words))

/** Why the server could not take it yet; undefined when it can. */
export const whyNotYet = ({ title, topic, sections }: GuideWords): string | undefined => {
  const t = said.edit
  if (title.trim() === '') return t.needTitle
  if (topic.trim() === '') return t.needTopic
  const heading = sections.findIndex((section) => section.heading.trim() === '')
  if (heading >= 0) return t.needHeading(heading + 1)
  const picture = sections.findIndex(({ pictures }) => pictures.some(({ alt }) => alt.trim() === ''))
  return picture < 0 ? undefined : t.needAlt(picture + 1)
}

/** A copy kept on the device has pictures that only that visit could show; the server's addresses replace them. */
export const withPaths = (words: GuideWords, draft: Draft | undefined): GuideWords => {
  const known = new Map(
    draft?.sections.flatMap(({ pictures }) => pictures.map(({ fileId, path }) => [fileId, path] as const)),
  )
  return {
    ...words,
    sections: words.sections.map((section) => ({
      ...section,
      pictures: section.pictures.map((picture) => ({ ...picture, path: known.get(picture.fileId) ?? '' })),
    })),
  }
}
