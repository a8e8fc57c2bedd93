import { z } from 'zod'
import { Day, Id, Line } from '../../../kernel/shapes'

/** Shapes that several parts of the library share. */

/** draft → in-review → approved → issued → corrected (a later version is issued) or withdrawn. */
export const GuideState = z.enum(['draft', 'in-review', 'approved', 'issued', 'corrected', 'withdrawn'])

/** An article as people cite it: 劳动合同法第三十八条. */
export const CitationText = Line(120)

/** What is known of a cited article; `unknown` is said as such and never dressed up as law. */
export const Citation = z.object({
  text: z.string(),
  status: z.enum(['in-force', 'repealed', 'changed', 'unknown-law', 'unknown-article']),
  lawId: Id.optional(),
  lawTitle: z.string().optional(),
  label: z.string().optional(),
  versionDate: Day.optional(),
  /** The day this text was last compared with its source. */
  checkedOn: Day.optional(),
  repealedOn: Day.optional(),
})

export const GuideHead = z.object({
  guideId: Id,
  version: z.int().positive(),
  title: z.string(),
  /** The plain card, at most 200 characters. */
  card: z.string(),
  topic: z.string(),
  issuedOn: Day.optional(),
  /** Minutes to read at 300 characters a minute, at least 1. */
  minutes: z.int().positive(),
  /** A later version has been issued: these words are no longer the current ones. */
  corrected: z.boolean(),
  withdrawn: z.boolean(),
})
