import { acceptPictures } from '../../../kernel/accept-pictures'
import type { Caller } from '../../../kernel/caller'
import type { Services } from '../services'
import type { SectionText } from '../store/guides'

/** Every picture of a guide's sections is looked at before it is kept in one. */
export const acceptGuidePictures = (
  { pictures, files }: Pick<Services, 'pictures' | 'files'>,
  caller: Caller,
  sections: readonly SectionText[],
): Promise<void> =>
  acceptPictures(
    files,
    caller,
    sections.flatMap((section, at) =>
      section.pictures.map(({ fileId }, which) => ({
        fileId,
        field: `sections.${at}.pictures.${which}.fileId`,
      })),
    ),
    { ...pictures, purpose: 'picture' },
  )
