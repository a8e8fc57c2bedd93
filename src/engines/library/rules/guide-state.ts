import type { z } from 'zod'
import type { GuideState as Shape } from '../contract'

export type GuideState = z.output<typeof Shape>

/** States that readers may open: what was once public stays readable, with its mark. */
const PUBLIC: readonly GuideState[] = ['issued', 'corrected', 'withdrawn']
export const isPublic = (state: GuideState): boolean => PUBLIC.includes(state)

/** States in which a change of a cited law still matters: everything that is, or may become, the current words. */
export const LIVING: readonly GuideState[] = ['draft', 'in-review', 'approved', 'issued']

/** Readers of a plain text get through about 300 characters a minute; never less than one minute is promised. */
export const minutesToRead = (guide: {
  readonly answer: string
  readonly sections: readonly { readonly heading: string; readonly text: string }[]
}): number => {
  const texts = [guide.answer, ...guide.sections.flatMap((section) => [section.heading, section.text])]
  const characters = texts.reduce((sum, text) => sum + [...text].length, 0)
  return Math.max(1, Math.ceil(characters / 300))
}
