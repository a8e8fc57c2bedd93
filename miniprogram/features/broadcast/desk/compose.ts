import type { GuideHead } from '../../library/api'
import type { ChatChannel, Content, Draft, SaveDraft } from './api'
import { audienceOf, choiceOf, isEmpty, nobody, type Choice, type Named } from './audience'

export const KINDS = ['guide', 'text', 'picture', 'file', 'link'] as const
export type Kind = (typeof KINDS)[number]

/** A picture or file that has been uploaded. */
export interface Uploaded {
  readonly fileId: string
  readonly name: string
}
type Link = NonNullable<SaveDraft['content']['link']>

/** What is being put together: every kind keeps its own words, so that trying another one loses nothing. */
export interface Compose {
  readonly kind: Kind
  readonly guide: Pick<GuideHead, 'guideId' | 'version' | 'title' | 'topic' | 'issuedOn'> | undefined
  readonly title: string
  readonly text: string
  readonly picture: Uploaded | undefined
  readonly alt: string
  readonly file: Uploaded | undefined
  readonly link: Link | undefined
  readonly choice: Choice
  readonly compulsory: boolean
  readonly channels: readonly ChatChannel[]
}

export const nothing: Compose = {
  kind: 'guide',
  guide: undefined,
  title: '',
  text: '',
  picture: undefined,
  alt: '',
  file: undefined,
  link: undefined,
  choice: nobody,
  compulsory: false,
  channels: ['robot', 'relay'],
}

/** True while nothing worth keeping was chosen or typed. */
export const isBlank = (compose: Compose): boolean =>
  compose.guide === undefined &&
  compose.title === '' &&
  compose.text === '' &&
  compose.picture === undefined &&
  compose.file === undefined &&
  compose.link === undefined &&
  isEmpty(compose.choice)

/** What is still missing, as the key of its sentence; undefined when it can be shown and sent. */
export type Missing = 'guide' | 'title' | 'text' | 'picture' | 'alt' | 'file' | 'link'

export const missingIn = ({
  kind,
  guide,
  title,
  text,
  picture,
  alt,
  file,
  link,
}: Compose): Missing | undefined => {
  if (kind === 'guide') return guide === undefined ? 'guide' : undefined
  if (kind === 'link') {
    if (link?.id === undefined || link.to === undefined) return 'link'
    return (link.title ?? '').trim() === '' ? 'title' : undefined
  }
  if (title.trim() === '') return 'title'
  if (kind === 'text') return text.trim() === '' ? 'text' : undefined
  if (kind === 'file') return file === undefined ? 'file' : undefined
  if (picture === undefined) return 'picture'
  return alt.trim() === '' ? 'alt' : undefined
}

/** As it is sent; undefined while something is missing. */
export const contentOf = (compose: Compose): Content | undefined => {
  if (missingIn(compose) !== undefined) return undefined
  const { kind, guide, picture, file, link } = compose
  const title = compose.title.trim()
  const text = compose.text.trim()
  if (kind === 'guide' && guide !== undefined) return { kind, guideId: guide.guideId, version: guide.version }
  if (kind === 'text') return { kind, title, text }
  if (kind === 'picture' && picture !== undefined)
    return { kind, title, fileId: picture.fileId, alt: compose.alt.trim(), text }
  if (kind === 'file' && file !== undefined) return { kind, title, fileId: file.fileId, text }
  if (kind === 'link' && link?.to !== undefined && link.id !== undefined)
    return {
      kind,
      link: {
        to: link.to,
        id: link.id,
        title: (link.title ?? '').trim(),
        text: (link.text ?? '').trim(),
        ...(link.state === undefined || link.state === '' ? {} : { state: link.state }),
      },
    }
  return undefined
}

/** As it is kept on the server: whatever there is so far. */
export const draftOf = (compose: Compose): Omit<SaveDraft, 'draftId' | 'revision'> => {
  const { kind, guide, title, text, alt, link } = compose
  const fileId =
    kind === 'picture' ? compose.picture?.fileId : kind === 'file' ? compose.file?.fileId : undefined
  return {
    content: {
      kind,
      title,
      text,
      alt,
      ...(guide === undefined ? {} : { guideId: guide.guideId, version: guide.version }),
      ...(fileId === undefined ? {} : { fileId }),
      ...(link === undefined ? {} : { link }),
    },
    audience: audienceOf(compose.choice),
    compulsory: compose.compulsory,
    channels: [...compose.channels],
  }
}

/** A draft of the server, with the names that only this device may know. */
export const composeOf = (draft: Draft, before: Compose, guide: Compose['guide']): Compose => {
  const content = draft.content
  const known = [...before.choice.orgs, ...before.choice.groups, ...before.choice.without, ...namesOf(draft)]
  const uploaded = (was: Uploaded | undefined): Uploaded | undefined =>
    content.fileId === undefined
      ? undefined
      : was?.fileId === content.fileId
        ? was
        : { fileId: content.fileId, name: '' }
  return {
    kind: content.kind,
    guide,
    title: content.title ?? '',
    text: content.text ?? '',
    alt: content.alt ?? '',
    picture: content.kind === 'picture' ? uploaded(before.picture) : undefined,
    file: content.kind === 'file' ? uploaded(before.file) : undefined,
    link: content.link,
    choice: choiceOf(draft.audience, known),
    compulsory: draft.compulsory,
    channels: draft.channels,
  }
}

/** What the server says the chosen unions and groups are called. */
const namesOf = (draft: Draft): readonly Named[] => {
  const { names } = draft as { names?: { orgs?: readonly Named[]; groups?: readonly Named[] } }
  return [...(names?.orgs ?? []), ...(names?.groups ?? [])]
}

/** Two things put together are the same when the server would keep the same. */
export const textOf = (compose: Compose): string => JSON.stringify(draftOf(compose))
