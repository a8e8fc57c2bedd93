import { useCallback, useEffect, useRef, useState } from 'react'
import { now as clock } from '../../../platform/clock'
import { readdress } from '../../../platform/navigate'
import { drafts } from '../../../platform/storage'
import { useSend } from '../../../ui/use-send'
import { readDraft, saveDraft, submitForReview, type Draft, type SaveDraft } from './api'
import {
  inputOf,
  nothing,
  textOf,
  whyNotYet,
  withPaths,
  wordsOf,
  type GuideWords,
  type SectionWords,
} from './editor-words'

/** What is kept on the device until the server has it. */
interface Kept {
  readonly words: GuideWords
  /** The revision that the words were based on; 0: never saved. */
  readonly revision: number
}
interface Held {
  readonly guideId: string | undefined
  readonly version: number
  readonly revision: number
  readonly words: GuideWords
  /** The text that the server has. */
  readonly saved: string
  /** The text that was sent last. */
  readonly sent: string
  /** When the server took it, by this device's clock; undefined: not in this visit. */
  readonly savedAt: number | undefined
  readonly isConflict: boolean
  /** Own words that were put aside for somebody else's. */
  readonly aside: GuideWords | undefined
}

const PAUSE_MS = 1200
const AGAIN_MS = 5000
const nameOf = (guideId: string | undefined, version: number): string =>
  guideId === undefined ? 'guide:new' : `guide:${guideId}:${version}`

/** The server's words, unless newer ones are kept here; those are saved next, or shown beside somebody else's. */
const begin = (draft: Draft | undefined): Held => {
  const version = draft?.version ?? 1
  const kept = drafts.get<Kept>(nameOf(draft?.guideId, version))
  const theirs = draft === undefined ? nothing() : wordsOf(draft)
  const saved = textOf(theirs)
  const words = kept === undefined ? theirs : withPaths(kept.words, draft)
  return {
    guideId: draft?.guideId,
    version,
    revision: draft?.revision ?? 0,
    words,
    saved,
    sent: '',
    savedAt: undefined,
    isConflict: kept !== undefined && textOf(words) !== saved && kept.revision !== (draft?.revision ?? 0),
    aside: undefined,
  }
}

/** One guide being written: every change is kept on the device at once and with the server as soon as typing pauses. */
export const useEditor = (draft: Draft | undefined) => {
  const [held, setHeld] = useState(() => begin(draft))
  const now = useRef(held)
  const flight = useRef<Promise<unknown>>(Promise.resolve())
  const update = useCallback((how: (before: Held) => Held) => {
    now.current = how(now.current)
    setHeld(now.current)
  }, [])
  const saving = useSend((input: SaveDraft, key) => saveDraft(input, key))
  const submitting = useSend(submitForReview)
  const reading = useSend(({ guideId, version }: { guideId: string; version: number }) =>
    readDraft(guideId, version),
  )

  const text = textOf(held.words)
  const notYet = whyNotYet(held.words)
  const isConflict = held.isConflict || saving.refusal?.code === 'CHANGED_MEANWHILE'
  const isClosed =
    (draft !== undefined && draft.state !== 'draft') ||
    saving.refusal?.code === 'NOT_A_DRAFT' ||
    submitting.refusal?.code === 'NOT_A_DRAFT'
  const isDirty = text !== held.saved
  const isRefused = saving.refusal !== undefined && held.sent === text

  const { send } = saving
  const save = useCallback((): Promise<boolean> => {
    const { guideId, version, revision, words } = now.current
    const sent = textOf(words)
    update((before) => ({ ...before, sent }))
    const work = send({
      ...inputOf(words),
      ...(guideId === undefined ? {} : { guideId, revision }),
    }).then((answer) => {
      if (answer === undefined) return false
      if (guideId === undefined) {
        drafts.drop(nameOf(undefined, version))
        readdress('deskWrite', { guide: answer.guideId, version: answer.version })
      }
      update((before) => ({ ...before, ...answer, saved: sent, savedAt: clock() }))
      return true
    })
    flight.current = work
    return work
  }, [send, update])

  const worth = isDirty && notYet === undefined && !isConflict && !isClosed && !isRefused && !saving.busy
  const pause = saving.lost ? AGAIN_MS : PAUSE_MS
  useEffect(() => {
    if (!worth) return undefined
    const timer = setTimeout(() => void save(), pause)
    return () => clearTimeout(timer)
  }, [worth, text, pause, save])

  const { guideId, version, revision, words } = held
  useEffect(() => {
    const name = nameOf(guideId, version)
    if (isDirty) drafts.put(name, { words, revision } satisfies Kept)
    else drafts.drop(name)
  }, [guideId, version, revision, words, isDirty])

  /** Saves what is left and hands it to a second reader; false when something stands in the way. */
  const submit = async (): Promise<boolean> => {
    await flight.current
    const before = now.current
    if (textOf(before.words) !== before.saved && !(await save())) return false
    const { guideId: id, version: which, revision: last } = now.current
    if (id === undefined) return false
    return (await submitting.send({ guideId: id, version: which, revision: last })) !== undefined
  }

  /** What somebody else wrote meanwhile. */
  const readTheirs = async (): Promise<Draft | undefined> =>
    guideId === undefined ? undefined : reading.send({ guideId, version })
  const takeTheirs = (theirs: Draft) => {
    saving.clear()
    update((before) => ({
      ...before,
      revision: theirs.revision,
      words: wordsOf(theirs),
      saved: textOf(wordsOf(theirs)),
      isConflict: false,
      aside: before.words,
    }))
  }
  const keepMine = (theirs: Draft) => {
    saving.clear()
    update((before) => ({
      ...before,
      revision: theirs.revision,
      saved: textOf(wordsOf(theirs)),
      isConflict: false,
    }))
  }
  const bringBack = (yes: boolean) =>
    update((before) => ({
      ...before,
      words: yes ? (before.aside ?? before.words) : before.words,
      aside: undefined,
    }))

  return {
    guideId,
    version,
    words,
    change: (part: Partial<GuideWords>) =>
      update((before) => ({ ...before, words: { ...before.words, ...part } })),
    changeSections: (how: (before: readonly SectionWords[]) => readonly SectionWords[]) =>
      update((before) => ({
        ...before,
        words: { ...before.words, sections: how(before.words.sections) },
      })),
    problem: (field: string) => submitting.problem(field) ?? saving.problem(field),
    isDirty,
    savedAt: held.savedAt,
    isConflict,
    isClosed,
    notYet,
    saving,
    submitting,
    submit,
    aside: held.aside,
    readTheirs,
    reading,
    takeTheirs,
    keepMine,
    bringBack,
  }
}
export type Editor = ReturnType<typeof useEditor>
