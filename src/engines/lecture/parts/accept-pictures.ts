import { acceptPictures, type PictureUse } from '../../../kernel/accept-pictures'
import type { Caller } from '../../../kernel/caller'
import type { Services } from '../services'

/** Every picture of a lecture is looked at before it is shown in one. */
export const acceptLecturePictures = (
  { pictures, files }: Pick<Services, 'pictures' | 'files'>,
  caller: Caller,
  lectureId: string,
  uses: readonly PictureUse[],
): Promise<void> =>
  acceptPictures(files, caller, uses, {
    purpose: 'lecture-picture',
    find: (fileIds) => pictures.find(lectureId, fileIds),
    check: (fileId) => pictures.check(lectureId, fileId),
  })
