/** What may be sent in a chat, told by the first bytes: a name and a claimed type say nothing. */

export type SentKind = 'picture' | 'voice' | 'file'

interface Format {
  readonly type: string
  readonly kinds: readonly SentKind[]
  readonly endings: readonly string[]
  /** Bytes at an offset. */
  readonly marks: readonly { readonly at: number; readonly bytes: readonly number[] }[]
}

const text = (letters: string): number[] => [...letters].map((letter) => letter.charCodeAt(0))
const starts = (...bytes: number[]) => [{ at: 0, bytes }]
const ZIP = starts(0x50, 0x4b, 0x03, 0x04)
const OLE = starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)

const FORMATS: readonly Format[] = [
  {
    type: 'image/jpeg',
    kinds: ['picture', 'file'],
    endings: ['jpg', 'jpeg'],
    marks: starts(0xff, 0xd8, 0xff),
  },
  {
    type: 'image/png',
    kinds: ['picture', 'file'],
    endings: ['png'],
    marks: starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  },
  {
    type: 'image/webp',
    kinds: ['picture', 'file'],
    endings: ['webp'],
    marks: [
      { at: 0, bytes: text('RIFF') },
      { at: 8, bytes: text('WEBP') },
    ],
  },
  { type: 'audio/mpeg', kinds: ['voice'], endings: ['mp3'], marks: starts(...text('ID3')) },
  { type: 'audio/mpeg', kinds: ['voice'], endings: ['mp3'], marks: starts(0xff, 0xfb) },
  { type: 'audio/mpeg', kinds: ['voice'], endings: ['mp3'], marks: starts(0xff, 0xf3) },
  { type: 'audio/mpeg', kinds: ['voice'], endings: ['mp3'], marks: starts(0xff, 0xf2) },
  { type: 'audio/aac', kinds: ['voice'], endings: ['aac'], marks: starts(0xff, 0xf1) },
  { type: 'audio/aac', kinds: ['voice'], endings: ['aac'], marks: starts(0xff, 0xf9) },
  {
    type: 'audio/mp4',
    kinds: ['voice'],
    endings: ['m4a', 'mp4', 'aac'],
    marks: [{ at: 4, bytes: text('ftyp') }],
  },
  { type: 'audio/webm', kinds: ['voice'], endings: ['webm'], marks: starts(0x1a, 0x45, 0xdf, 0xa3) },
  { type: 'audio/ogg', kinds: ['voice'], endings: ['ogg'], marks: starts(...text('OggS')) },
  { type: 'application/pdf', kinds: ['file'], endings: ['pdf'], marks: starts(...text('%PDF-')) },
  {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    kinds: ['file'],
    endings: ['docx'],
    marks: ZIP,
  },
  {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    kinds: ['file'],
    endings: ['xlsx'],
    marks: ZIP,
  },
  { type: 'application/msword', kinds: ['file'], endings: ['doc'], marks: OLE },
  { type: 'application/vnd.ms-excel', kinds: ['file'], endings: ['xls'], marks: OLE },
]

/** How many bytes `isWhatItSays` needs to see. */
export const HEAD_BYTES = 16

const endingOf = (fileName: string): string => /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''

const formatsFor = (kind: SentKind, fileName: string): Format[] =>
  FORMATS.filter(({ kinds, endings }) => kinds.includes(kind) && endings.includes(endingOf(fileName)))

/** The type to announce; undefined when a file of this name cannot be sent as this kind. */
export const typeByName = (kind: SentKind, fileName: string): string | undefined =>
  formatsFor(kind, fileName)[0]?.type

/** The type that name and bytes agree on; undefined when they do not. */
export const isWhatItSays = (kind: SentKind, fileName: string, head: Uint8Array): string | undefined =>
  formatsFor(kind, fileName).find(({ marks }) =>
    marks.every(({ at, bytes }) => bytes.every((byte, offset) => head[at + offset] === byte)),
  )?.type

/** Bytes that one file of a kind may have. */
export const MOST_BYTES = { picture: 10_000_000, voice: 2_000_000, file: 20_000_000 } as const
