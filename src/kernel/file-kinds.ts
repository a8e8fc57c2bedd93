/** What a file is, told by its first bytes: its name and the type that a client claims say nothing. */
interface Format {
  readonly type: string
  readonly endings: readonly string[]
  /** Bytes at an offset. */
  readonly marks: readonly { readonly at: number; readonly bytes: readonly number[] }[]
}

const text = (letters: string): number[] => [...letters].map((letter) => letter.charCodeAt(0))
const starts = (...bytes: number[]) => [{ at: 0, bytes }]
const ZIP = starts(0x50, 0x4b, 0x03, 0x04)
const OLE = starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const FORMATS = [
  { type: 'image/jpeg', endings: ['jpg', 'jpeg'], marks: starts(0xff, 0xd8, 0xff) },
  { type: 'image/png', endings: ['png'], marks: starts(0x89, ...text('PNG\r\n\u001a\n')) },
  {
    type: 'image/webp',
    endings: ['webp'],
    marks: [...starts(...text('RIFF')), { at: 8, bytes: text('WEBP') }],
  },
  { type: 'audio/mpeg', endings: ['mp3'], marks: starts(...text('ID3')) },
  { type: 'audio/mpeg', endings: ['mp3'], marks: starts(0xff, 0xfb) },
  { type: 'audio/mpeg', endings: ['mp3'], marks: starts(0xff, 0xf3) },
  { type: 'audio/mpeg', endings: ['mp3'], marks: starts(0xff, 0xf2) },
  { type: 'audio/aac', endings: ['aac'], marks: starts(0xff, 0xf1) },
  { type: 'audio/aac', endings: ['aac'], marks: starts(0xff, 0xf9) },
  { type: 'audio/mp4', endings: ['m4a', 'mp4', 'aac'], marks: [{ at: 4, bytes: text('ftyp') }] },
  { type: 'audio/webm', endings: ['webm'], marks: starts(0x1a, 0x45, 0xdf, 0xa3) },
  { type: 'audio/ogg', endings: ['ogg'], marks: starts(...text('OggS')) },
  { type: 'application/pdf', endings: ['pdf'], marks: starts(...text('%PDF-')) },
  { type: DOCX, endings: ['docx'], marks: ZIP },
  { type: XLSX, endings: ['xlsx'], marks: ZIP },
  { type: 'application/msword', endings: ['doc'], marks: OLE },
  { type: 'application/vnd.ms-excel', endings: ['xls'], marks: OLE },
] as const satisfies readonly Format[]

/** A content type that can be told by its bytes. */
export type FileType = (typeof FORMATS)[number]['type']

export const PICTURES = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PictureType = (typeof PICTURES)[number]
export const VOICES = ['audio/mpeg', 'audio/aac', 'audio/mp4', 'audio/webm', 'audio/ogg'] as const
/** PDF, Word and Excel. */
export const PAPERS = [
  'application/pdf',
  DOCX,
  XLSX,
  'application/msword',
  'application/vnd.ms-excel',
] as const

/** How many bytes the functions below need to see. */
export const HEAD_BYTES = 16

const named = (fileName: string) => {
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  return ({ endings }: Format): boolean => endings.includes(ending)
}

const marked =
  (head: Uint8Array) =>
  ({ marks }: Format): boolean =>
    marks.every(({ at, bytes }) => bytes.every((byte, offset) => head[at + offset] === byte))

const firstOf = <T extends FileType>(
  among: readonly T[],
  fits: (format: Format) => boolean,
): T | undefined => {
  const found = FORMATS.find((format) => among.some((type) => type === format.type) && fits(format))
  return among.find((type) => type === found?.type)
}

/** The type to announce for a name; undefined when its last ending is none of these types'. */
export const typeByName = <T extends FileType>(fileName: string, among: readonly T[]): T | undefined =>
  firstOf(among, named(fileName))

/** What the first bytes are; undefined when they are none of these types. */
export const typeByBytes = <T extends FileType>(head: Uint8Array, among: readonly T[]): T | undefined =>
  firstOf(among, marked(head))

/** The type that name and bytes agree on; undefined when they do not. */
export const typeByBoth = <T extends FileType>(
  fileName: string,
  head: Uint8Array,
  among: readonly T[],
): T | undefined => {
  const [byName, byBytes] = [named(fileName), marked(head)]
  return firstOf(among, (format) => byName(format) && byBytes(format))
}
