/** Content types of pictures that a lecture may show. */
export type PictureKind = 'image/jpeg' | 'image/png' | 'image/webp'

/** How many bytes `pictureKind` needs to see. */
export const PICTURE_HEAD_BYTES = 16

const starts = (bytes: Uint8Array, text: string, from = 0): boolean =>
  bytes.length >= from + text.length &&
  [...text].every((letter, at) => bytes[from + at] === letter.charCodeAt(0))

/** What the bytes are by their magic number; undefined for everything but JPEG, PNG and WebP.
 *  A file's name and the type a client claims say nothing. */
export const pictureKind = (bytes: Uint8Array): PictureKind | undefined => {
  if (starts(bytes, '\u00ff\u00d8\u00ff')) return 'image/jpeg'
  if (starts(bytes, '\u0089PNG\r\n\u001a\n')) return 'image/png'
  return starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8) ? 'image/webp' : undefined
}

const ENDINGS: Readonly<Record<string, PictureKind>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}

/** The type to announce for a name; undefined when it does not end like a picture. */
export const kindByName = (fileName: string): PictureKind | undefined =>
  ENDINGS[/\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '']
