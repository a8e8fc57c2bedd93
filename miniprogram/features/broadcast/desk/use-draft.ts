import { useCallback, useEffect, useRef, useState } from 'react'
import { now as clock } from '../../../platform/clock'
import { readdress } from '../../../platform/navigate'
import { drafts } from '../../../platform/storage'
import { sendOnce } from '../../../ui/send-once'
import { useSend } from '../../../ui/use-send'
import { readDraft, saveDraft, sendDraft, type SaveDraft } from './api'
import { guideOfDraft } from './draft-guide'
import { composeOf, draftOf, isBlank, textOf, type Compose } from './compose'

/** What is kept on the device until the server has it. */
export interface Kept {
  readonly compose: Compose
  /** The revision that it was based on; 0: never saved. */
  readonly revision: number
}

interface Held extends Kept {
  readonly draftId: string | undefined
  /** What the server has. */
  readonly saved: string
  /** What was sent last. */
  readonly sent: string
  /** When the server took it, by this device's clock; undefined: not in this visit. */
  readonly savedAt: number | undefined
}

const PAUSE_MS = 1200
const AGAIN_MS = 5000
export const nameOf = (draftId: string | undefined): string => `push:${draftId ?? 'new'}`
/** Answers once, even when the page was closed before the answer came. */
const sendDraftOnce = sendOnce('push', sendDraft)

/** What is being put together: every change is kept on the device at once and with the server as soon as typing pauses, so
 *  that neither a dead phone nor another computer loses it. */
export const useDraft = (draftId: string | undefined, begin: Kept & { readonly saved: string }) => {
  const [held, setHeld] = useState<Held>({ ...begin, draftId, sent: '', savedAt: undefined })
  const now = useRef(held)
  const flight = useRef<Promise<unknown>>(Promise.resolve())
  const update = useCallback((how: (before: Held) => Held) => {
    now.current = how(now.current)
    setHeld(now.current)
  }, [])
  const saving = useSend((input: SaveDraft, key) => saveDraft(input, key))
  const sending = useSend(sendDraftOnce)
  const reading = useSend(async (id: string) => {
    const draft = await readDraft(id)
    return { draft, guide: await guideOfDraft(draft, now.current.compose.guide) }
  })

  const text = textOf(held.compose)
  const isDirty = text !== held.saved && !(held.draftId === undefined && isBlank(held.compose))
  const isConflict =
    saving.refusal?.code === 'CHANGED_MEANWHILE' || sending.refusal?.code === 'CHANGED_MEANWHILE'
  const isRefused = saving.refusal !== undefined && held.sent === text

  const { send } = saving
  const save = useCallback((): Promise<boolean> => {
    const { draftId: id, revision, compose } = now.current
    const sent = textOf(compose)
    update((before) => ({ ...before, sent }))
    const work = send({ ...draftOf(compose), ...(id === undefined ? {} : { draftId: id, revision }) }).then(
      (answer) => {
        if (answer === undefined) return false
        if (id === undefined) {
          drafts.drop(nameOf(undefined))
          readdress('deskSend', { draft: answer.draftId })
        }
        update((before) => ({
          ...before,
          draftId: answer.draftId,
          revision: answer.revision,
          saved: sent,
          savedAt: clock(),
        }))
        return true
      },
    )
    flight.current = work
    return work
  }, [send, update])

  const worth = isDirty && !isConflict && !isRefused && !saving.busy && !sending.busy
  const pause = saving.lost ? AGAIN_MS : PAUSE_MS
  useEffect(() => {
    if (!worth) return undefined
    const timer = setTimeout(() => void save(), pause)
    return () => clearTimeout(timer)
  }, [worth, text, pause, save])

  const { compose, revision } = held
  const name = nameOf(held.draftId)
  const gone = useRef(false)
  useEffect(() => {
    if (gone.current) return
    if (isDirty) drafts.put(name, { compose, revision } satisfies Kept)
    else drafts.drop(name)
  }, [name, compose, revision, isDirty])

  /** Saves what is left and sends it; undefined when something stands in the way. */
  const submit = async () => {
    await flight.current
    if (textOf(now.current.compose) !== now.current.saved && !(await save())) return undefined
    const { draftId: id, revision: last } = now.current
    if (id === undefined) return undefined
    const sent = await sending.send({ draftId: id, revision: last })
    if (sent !== undefined) {
      gone.current = true
      drafts.drop(nameOf(id))
    }
    return sent
  }

  /** Somebody (or this person elsewhere) changed the draft meanwhile: their words, or these on top of theirs. */
  const settle = async (mine: boolean): Promise<void> => {
    const id = now.current.draftId
    const theirs = id === undefined ? undefined : await reading.send(id)
    if (theirs === undefined) return
    saving.clear()
    sending.clear()
    update((before) => {
      const taken = composeOf(theirs.draft, before.compose, theirs.guide)
      return {
        ...before,
        revision: theirs.draft.revision,
        saved: textOf(taken),
        compose: mine ? before.compose : taken,
      }
    })
  }

  return {
    compose,
    change: (part: Partial<Compose>) => {
      sending.clear()
      update((before) => ({ ...before, compose: { ...before.compose, ...part } }))
    },
    choose: (part: Partial<Compose['choice']>) =>
      update((before) => ({
        ...before,
        compose: { ...before.compose, choice: { ...before.compose.choice, ...part } },
      })),
    isDirty,
    isConflict,
    savedAt: held.savedAt,
    saving,
    sending,
    reading,
    submit,
    settle,
  }
}
export type DraftInHand = ReturnType<typeof useDraft>
