import { useState } from 'react'
import { drafts } from '../../../platform/storage'
import { useSend } from '../../../ui/use-send'
import { saveScript } from '../console/api'
import { importScript, type Plan } from './api'
import { isSame, savedOf, wordsOf, type PieceWords } from './script-words'

interface Kept {
  readonly pieces: readonly PieceWords[]
  /** The revision these words were based on. */
  readonly revision: number
}
interface Held extends Kept {
  /** What the server has. */
  readonly saved: readonly PieceWords[]
}

/** The script of one lecture: every change stays on the device until the server has it. */
export const useScript = (plan: Plan) => {
  const name = `script:${plan.lectureId}`
  const theirs = plan.script.map(wordsOf)
  const [held, setHeld] = useState<Held>(() => {
    const kept = drafts.get<Kept>(name)
    return kept === undefined
      ? { pieces: theirs, revision: plan.scriptRevision, saved: theirs }
      : { ...kept, saved: theirs }
  })
  const saving = useSend(saveScript)
  const importing = useSend(importScript)
  const keep = (after: Held) => {
    setHeld(after)
    if (isSame(after.pieces, after.saved)) drafts.drop(name)
    else drafts.put(name, { pieces: after.pieces, revision: after.revision } satisfies Kept)
  }
  const answered = ({ script, scriptRevision }: Pick<Plan, 'script' | 'scriptRevision'>) => {
    const pieces = script.map(wordsOf)
    keep({ pieces, revision: scriptRevision, saved: pieces })
  }
  const isDirty = !isSame(held.pieces, held.saved)
  const isConflict =
    (isDirty && held.revision !== plan.scriptRevision && plan.scriptRevision > held.revision) ||
    saving.refusal?.code === 'CHANGED_MEANWHILE' ||
    importing.refusal?.code === 'CHANGED_MEANWHILE'
  return {
    pieces: held.pieces,
    isDirty,
    isConflict,
    saving,
    importing,
    change: (how: (before: readonly PieceWords[]) => readonly PieceWords[]) =>
      keep({ ...held, pieces: how(held.pieces) }),
    save: async (): Promise<boolean> => {
      const answer = await saving.send({
        lectureId: plan.lectureId,
        scriptRevision: held.revision,
        pieces: held.pieces.map(savedOf),
      })
      if (answer !== undefined) answered(answer)
      return answer !== undefined
    },
    take: async (sections: number[]): Promise<boolean> => {
      const answer = await importing.send({
        lectureId: plan.lectureId,
        scriptRevision: held.revision,
        sections,
      })
      if (answer !== undefined) answered(answer)
      return answer !== undefined
    },
    /** After somebody else wrote: their words, or these on top of theirs. `fresh`: what the server has now. */
    settle: (fresh: Plan, mine: boolean) => {
      saving.clear()
      importing.clear()
      const saved = fresh.script.map(wordsOf)
      keep({ pieces: mine ? held.pieces : saved, revision: fresh.scriptRevision, saved })
    },
  }
}
