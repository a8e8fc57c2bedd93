import type { Draft } from '../draft'

/** What every part of the form works with. */
export interface Part {
  readonly draft: Draft
  readonly set: (change: Partial<Draft>) => void
  /** What is wrong with a field: `rounds.0.count`. */
  readonly problem: (field: string) => string | undefined
}
