import { PAPERS, PICTURES, typeByName } from '../../../kernel/file-kinds'

export const PICTURE_BYTES = 2_000_000
export const FILE_BYTES = 20_000_000

/** What a name announces; undefined for everything that is not sent into groups. */
export const kindByName = (
  fileName: string,
): { kind: 'picture' | 'file'; contentType: string; maxBytes: number } | undefined => {
  const picture = typeByName(fileName, PICTURES)
  if (picture) return { kind: 'picture', contentType: picture, maxBytes: PICTURE_BYTES }
  const file = typeByName(fileName, PAPERS)
  return file === undefined ? undefined : { kind: 'file', contentType: file, maxBytes: FILE_BYTES }
}
