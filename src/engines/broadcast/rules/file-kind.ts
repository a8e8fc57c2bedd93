export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp'

/** How many bytes `pictureKind` needs to see. */
export const HEAD_BYTES = 16

const PICTURES: Readonly<Record<string, PictureType>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}
const FILES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
export const PICTURE_BYTES = 2_000_000
export const FILE_BYTES = 20_000_000

/** What a name announces; undefined for everything that is not sent into groups. */
export const kindByName = (
  fileName: string,
): { kind: 'picture' | 'file'; contentType: string; maxBytes: number } | undefined => {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const picture = Object.hasOwn(PICTURES, ending) ? PICTURES[ending] : undefined
  if (picture) return { kind: 'picture', contentType: picture, maxBytes: PICTURE_BYTES }
  const file = Object.hasOwn(FILES, ending) ? FILES[ending] : undefined
  return file === undefined ? undefined : { kind: 'file', contentType: file, maxBytes: FILE_BYTES }
}

const starts = (bytes: Uint8Array, signature: readonly number[], from = 0): boolean =>
  bytes.length >= from + signature.length && signature.every((byte, at) => bytes[from + at] === byte)

/** What the bytes are; a name and the type that a client claims say nothing. */
export const pictureKind = (bytes: Uint8Array): PictureType | undefined => {
  if (starts(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  const webp = starts(bytes, [0x52, 0x49, 0x46, 0x46]) && starts(bytes, [0x57, 0x45, 0x42, 0x50], 8)
  return webp ? 'image/webp' : undefined
}
