import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { acceptLecturePictures } from '../parts/accept-pictures'
import { pieceViews } from '../parts/views'
import { requireWriter } from '../parts/writer'
import { mergeScript } from '../rules/script'
import { operation } from '../services'

/** The script in its order. What was sent stays as it was said. */
export const saveScript = operation(lecture.saveScript, {
  prepare: async ({ input, caller, lectures, pictures, files }) => {
    await requireWriter({ lectures }, caller, input.lectureId)
    if (new Set(input.pieces.map(({ pieceId }) => pieceId)).size < input.pieces.length)
      throw refuse('BAD_INPUT', { fields: { pieces: '有两段用了同一个编号' } })
    await acceptLecturePictures(
      { pictures, files },
      caller,
      input.lectureId,
      input.pieces.flatMap(({ picture }, at) =>
        picture ? [{ fileId: picture.fileId, field: `pieces.${at}.picture.fileId` }] : [],
      ),
    )
  },
  handle: async ({ input, caller, clock, signer, lectures, rooms }) => {
    const standing = await requireWriter({ lectures }, caller, input.lectureId)
    const script = mergeScript(
      standing.script,
      input.pieces.map(({ pieceId, title, text, picture, key }) => ({
        pieceId,
        title,
        text,
        key,
        ...(picture && { picture }),
      })),
    )
    const scriptRevision = input.scriptRevision + 1
    const saved = await lectures.change(
      input.lectureId,
      { states: ['planned', 'live', 'closing'], scriptRevision: input.scriptRevision },
      { script, scriptRevision },
    )
    if (!saved) throw refuse('CHANGED_MEANWHILE')
    await rooms.set(input.lectureId, { pieces: script.length })
    return { script: pieceViews(script, signer, clock.now()), scriptRevision }
  },
})
