import type { ParsedInput } from '../../../kernel/contract'
import type { broadcast } from '../contract'

/** A content as far as it has been typed, and one that is complete. */
export type TypedContent = ParsedInput<(typeof broadcast)['saveDraft']>['content']
export type FullContent = ParsedInput<(typeof broadcast)['preview']>['content']

/** What a list of drafts calls it. */
export const typedTitle = ({ title, link, text }: TypedContent): string =>
  title?.trim() || link?.title?.trim() || text?.trim().slice(0, 30) || ''

/** Only the fields that its kind has, so that what was typed for another kind is not sent with it. */
export const ofItsKind = (typed: TypedContent): object => {
  const { kind, title, text = '', guideId, version, fileId, alt, link } = typed
  switch (kind) {
    case 'text':
      return { kind, title, text }
    case 'guide':
      return { kind, guideId, version }
    case 'picture':
      return { kind, title, fileId, alt, text }
    case 'file':
      return { kind, title, fileId, text }
    case 'link': {
      const state = link?.state?.trim()
      return { kind, link: { ...link, text: link?.text ?? '', state: state === '' ? undefined : state } }
    }
  }
}
