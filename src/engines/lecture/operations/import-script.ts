import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { pieceViews } from '../parts/views'
import { requireWriter } from '../parts/writer'
import { MOST_PIECES, scriptOf } from '../rules/script'
import { operation } from '../services'

/** Sections of the handbook, behind whatever the script holds already. */
export const importScript = operation(lecture.importScript, {
  prepare: async ({ input, caller, lectures, library }) => {
    const { guide } = await requireWriter({ lectures }, caller, input.lectureId)
    const handbook = await library.handbook(guide.guideId, guide.version)
    if (!handbook) throw refuse('NOT_FOUND')
    return handbook
  },
  handle: async ({ input, caller, prepared, ids, clock, signer, lectures, rooms, pictures }) => {
    const standing = await requireWriter({ lectures }, caller, input.lectureId)
    const added = scriptOf(prepared, () => ids.next('pc'), input.sections)
    const script = [...standing.script, ...added]
    if (script.length > MOST_PIECES) throw refuse('TOO_LARGE', { message: `讲稿最多 ${MOST_PIECES} 段` })
    const scriptRevision = input.scriptRevision + 1
    const saved = await lectures.change(
      input.lectureId,
      { states: ['planned', 'live', 'closing'], scriptRevision: input.scriptRevision },
      { script, scriptRevision },
    )
    if (!saved) throw refuse('CHANGED_MEANWHILE')
    await pictures.adopt(
      input.lectureId,
      added.flatMap(({ picture }) => picture?.fileId ?? []),
    )
    await rooms.set(input.lectureId, { pieces: script.length })
    return { script: pieceViews(script, signer, clock.now()), scriptRevision }
  },
})
