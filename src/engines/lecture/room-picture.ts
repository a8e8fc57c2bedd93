import type { House } from '../../kernel/house'
import { openRoomPath } from './room-path'
import { createPictureStore } from './store/pictures'

/** The file of a picture that a room shows to whoever holds its signed path; undefined when the path is changed or over, the
 *  picture is another lecture's, or nobody has looked at its bytes yet. */
export const openRoomPicture = async (
  { db, signer }: Pick<House, 'db' | 'signer'>,
  signed: string,
  fileId: string,
): Promise<string | undefined> => {
  const access = openRoomPath(signer, signed)
  const known =
    access && (await createPictureStore({ db, options: {} }).find(access.lectureId, [fileId])).get(fileId)
  return known?.checked === true ? fileId : undefined
}
