import { PAPERS, PICTURES, VOICES, type FileType } from '../../../kernel/file-kinds'

export type SentKind = 'picture' | 'voice' | 'file'

/** What may be sent in a chat as what; a picture may also go as a file. */
export const SENT_TYPES: Readonly<Record<SentKind, readonly FileType[]>> = {
  picture: PICTURES,
  voice: VOICES,
  file: [...PICTURES, ...PAPERS],
}

/** Bytes that one file of a kind may have. */
export const MOST_BYTES = { picture: 10_000_000, voice: 2_000_000, file: 20_000_000 } as const
