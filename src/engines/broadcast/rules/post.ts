import type { FeedItem, ItemContent } from './feed-item'

/** A picture or file that lies in the house's storage and may be seen by whoever reads the group. */
export interface StoredPicture {
  readonly fileId: string
  readonly alt: string
}

/** What other engines, and the desk, put into feeds. Texts are plain; titles at most 60 characters. */
export type PostContent =
  | { readonly kind: 'text'; readonly title?: string; readonly text: string }
  | {
      readonly kind: 'picture'
      readonly title?: string
      readonly text?: string
      readonly picture: StoredPicture
    }
  | {
      readonly kind: 'file'
      readonly title?: string
      readonly text?: string
      readonly file: { readonly fileId: string; readonly name: string; readonly bytes: number }
    }
  | ({ readonly kind: 'link' } & Pick<NonNullable<FeedItem['link']>, 'to' | 'id' | 'title' | 'text'> & {
        /** A word about where it stands: 今晚 20:00 开领. */
        readonly state?: string
      })
  | {
      /** A lecture's piece. */
      readonly kind: 'segment'
      readonly title: string
      readonly text: string
      readonly picture?: StoredPicture
    }
  | {
      readonly kind: 'answer'
      readonly question: string
      readonly answer: string
      /** As readers see it: a lawyer's name, or a desk. */
      readonly by: string
      readonly licence?: string
      readonly law?: { readonly name: string; readonly article: string; readonly asOf: string }
      readonly at: Date
    }

/** The item's content; `pathOf` makes the address under which a stored file is read. */
export const contentOfPost = (
  content: PostContent,
  pathOf: (fileId: string) => string,
): Omit<ItemContent, '_id' | 'from' | 'compulsory'> => {
  const pictureOf = ({ fileId, alt }: StoredPicture) => ({ path: pathOf(fileId), alt })
  switch (content.kind) {
    case 'text':
      return content
    case 'picture':
      return { ...content, picture: pictureOf(content.picture) }
    case 'file': {
      const { fileId, name, bytes } = content.file
      return { ...content, file: { path: pathOf(fileId), name, bytes } }
    }
    case 'link': {
      const { kind, ...link } = content
      return { kind, link }
    }
    case 'segment': {
      const { picture, ...said } = content
      return { ...said, ...(picture && { picture: pictureOf(picture) }) }
    }
    case 'answer': {
      const { kind, at, ...answer } = content
      return { kind, answer: { ...answer, at: at.toISOString() } }
    }
  }
}
