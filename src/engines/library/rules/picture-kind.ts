/** Content types of pictures that a guide may hold. */
export type PictureKind = 'image/jpeg' | 'image/png' | 'image/webp'

/** How many bytes `pictureKind` needs to see. */
export const PICTURE_HEAD_BYTES = 16

const starts = (bytes: Uint8Array, signature: readonly number[], from = 0): boolean =>
  bytes.length >= from + signature.length && signature.every((byte, at) => bytes[from + at] === byte)

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const RIFF = [0x52, 0x49, 0x46, 0x46]
const WEBP = [0x57, 0x45, 0x42, 0x50]

/** What the bytes are by their magic number; undefined for everything but JPEG, PNG and WebP.
 *  A file's name and the type a client claims say nothing. */
export const pictureKind = (bytes: Uint8Array): PictureKind | undefined => {
  if (starts(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (starts(bytes, PNG)) return 'image/png'
  return starts(bytes, RIFF) && starts(bytes, WEBP, 8) ? 'image/webp' : undefined
}

/** The type to announce for a name; undefined when it does not end like a picture. */
export const kindByName = (fileName: string): PictureKind | undefined => {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase()
  if (ending === 'jpg' || ending === 'jpeg') return 'image/jpeg'
  if (ending === 'png') return 'image/png'
  return ending === 'webp' ? 'image/webp' : undefined
}
