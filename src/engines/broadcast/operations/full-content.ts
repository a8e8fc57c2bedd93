import { Content } from '../contract/shapes'
import { fieldsOf } from '../../../kernel/dispatch'
import { PAPERS, PICTURES, typeByBoth, typeByBytes } from '../../../kernel/file-kinds'
import { headOf } from '../../../kernel/files'
import { refuse } from '../../../kernel/refusal'
import type { Caller } from '../../../kernel/caller'
import { itemFilePath } from '../posting'
import type { ItemContent } from '../rules/feed-item'
import { guideContent } from '../rules/guide-content'
import { contentOfPost } from '../rules/post'
import { ofItsKind, type FullContent, type TypedContent } from '../rules/typed-content'
import type { Services } from '../services'

/** The content when nothing is missing; refuses with INCOMPLETE and the fields. */
export const complete = (typed: TypedContent): FullContent => {
  const parsed = Content.safeParse(ofItsKind(typed))
  if (parsed.success) return parsed.data
  throw refuse('INCOMPLETE', { fields: fieldsOf(parsed.error) })
}

/** A name is typed in a second; whoever opens it in the group finds nothing, or worse. */
const NOT_WHAT_IT_SAYS = '这个文件打不开，可能坏了，也可能只是改了名字，请换一个'

type Said = Omit<ItemContent, '_id' | 'from' | 'compulsory' | 'asks'>

/** The item as it will be read. A file must be the sender's own upload, or have been sent before by the same person. */
export const asItem = async (
  { clock, files, guides, signer }: Pick<Services, 'clock' | 'files' | 'guides' | 'signer'>,
  caller: Caller,
  content: FullContent,
): Promise<Said> => {
  const pathOf = (fileId: string): string => itemFilePath(signer, fileId, clock.now())
  const uploaded = async (fileId: string, purpose: 'broadcast-picture' | 'broadcast-file') => {
    const about = await files.about(fileId)
    if (about?.purpose !== purpose || !fileId.endsWith(`.${ownerMark(caller)}`)) throw refuse('FILE_MISSING')
    return about
  }
  switch (content.kind) {
    case 'guide': {
      const [guide] = await guides.guides([content])
      if (!guide) throw refuse('NOT_FOUND')
      if (guide.state !== 'issued') throw refuse('NOT_ISSUED')
      return guideContent(guide)
    }
    case 'picture': {
      const { title, text, fileId, alt } = content
      const about = await uploaded(fileId, 'broadcast-picture')
      const type = typeByBytes(await headOf(files, fileId), PICTURES)
      if (type !== about.contentType) throw refuse('FILE_MISSING', { message: NOT_WHAT_IT_SAYS })
      return contentOfPost({ kind: 'picture', title, text, picture: { fileId, alt } }, pathOf)
    }
    case 'file': {
      const { title, text, fileId } = content
      const about = await uploaded(fileId, 'broadcast-file')
      if (!typeByBoth(about.fileName, await headOf(files, fileId), PAPERS))
        throw refuse('FILE_MISSING', { message: NOT_WHAT_IT_SAYS })
      const file = { fileId, name: about.fileName, bytes: about.bytes }
      return contentOfPost({ kind: 'file', title, text, file }, pathOf)
    }
    case 'link': {
      const { state, ...link } = content.link
      return contentOfPost({ kind: 'link', ...link, ...(state !== undefined && { state }) }, pathOf)
    }
    case 'text':
      return contentOfPost(content, pathOf)
  }
}

/** Part of a file's id: only who uploaded it may send it. */
export const ownerMark = ({ accountId, memberId }: Caller): string =>
  (memberId ?? accountId).replace(/[^A-Za-z0-9_-]/g, '').slice(-24)
