import type { ImportState } from '../store/imports'

/** Outbox topics; the payload of each is `{ importId }`. */
export const ROSTER_TOPICS = {
  reading: 'roster.read',
  applying: 'roster.apply',
  undoing: 'roster.undo',
} as const

/** The topic whose consumer goes on with an import in this state. */
export const topicFor = (state: ImportState): string | undefined =>
  state === 'reading' || state === 'applying' || state === 'undoing' ? ROSTER_TOPICS[state] : undefined
