import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Day, Id, Line } from '../../../kernel/shapes'
import { Citation, CitationText } from './shapes'

/** What the law says of the things that stand on it. */
export const laws = defineContract({
  checkCitations: {
    summary: 'What the library knows of each citation',
    access: ['staff', 'lawyer'],
    input: z.strictObject({ citations: z.array(CitationText).max(60) }),
    output: z.object({ citations: z.array(Citation) }),
    errors: [],
  },
  recordRepeal: {
    summary: 'Record that an article or a part of it no longer applies; marks guides that cite it',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      lawId: Id,
      label: Line(20),
      part: Line(40).optional(),
      on: Day,
      by: Line(120),
    }),
    output: z.object({ guidesMarked: Count }),
    errors: ['NOT_FOUND'],
  },
})
