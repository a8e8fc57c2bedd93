import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Day, Id, Line, pageOf } from '../../../kernel/shapes'
import { Citation, GuideHead } from './shapes'

const GuideView = GuideHead.extend({
  /** The answer in one sentence, shown first. */
  answer: z.string(),
  sections: z.array(
    z.object({
      heading: z.string(),
      text: z.string(),
      pictures: z.array(z.object({ path: z.string(), alt: z.string() })),
    }),
  ),
  citations: z.array(Citation),
  reviewedBy: z.string().optional(),
  /** What was put right. With `currentVersion` above `version` these words are old; equal to it, this version is itself the correction. */
  correction: z.object({ note: z.string(), on: Day, currentVersion: z.int().positive() }).optional(),
  withdrawal: z.object({ reason: z.string(), on: Day }).optional(),
  /** True when a cited article changed after this version was issued. */
  toBeReviewed: z.boolean(),
  /** The oldest day on which a cited law was compared with its source; the day of issue while none is in the library. */
  asOf: Day,
})

const Hit = z.object({
  kind: z.enum(['article', 'guide', 'answer']),
  /** Opens with readArticle (`lawId#label`: split at `#`), readGuide or readAnswer. */
  id: Id,
  title: z.string(),
  /** 第二章 第三节, a guide's heading, or the question. */
  place: z.string(),
  passage: z.string(),
  /** [start, end) offsets into `passage`. */
  marks: z.array(z.tuple([Count, Count])),
  inForce: z.boolean(),
  asOf: Day.optional(),
  /** What a guide or a checked answer says first, at most 120 characters; articles have none. */
  answer: z.string().optional(),
})

/** What everybody may find and read. */
export const reading = defineContract({
  search: {
    summary: 'Find articles, guides and checked answers for a plain question',
    access: 'anyone',
    limit: { calls: 30, seconds: 60 },
    input: z.strictObject({
      question: z.string().trim().min(1, '写下想问的').max(300, '最多 300 个字'),
      kind: z.enum(['article', 'guide', 'answer']).optional(),
    }),
    output: z.object({
      hits: z.array(Hit),
      /** Laws that people ask about and that this library does not hold. */
      missingLaws: z.array(z.string()),
      asOf: Day.optional(),
    }),
    errors: [],
  },
  listGuides: {
    summary: 'Issued guides, newest first',
    access: 'anyone',
    input: z.strictObject({ topic: Line(20).optional(), cursor: Cursor.optional() }),
    output: pageOf(GuideHead),
    errors: [],
  },
  readGuide: {
    summary: 'One version of a guide as readers see it; without a version the current one',
    access: 'anyone',
    input: z.strictObject({ guideId: Id, version: z.int().positive().optional() }),
    output: GuideView,
    errors: ['NOT_FOUND'],
  },
  readArticle: {
    summary: 'One article with its place, state and neighbours',
    access: 'anyone',
    input: z.strictObject({ lawId: Id, label: Line(20), asOf: Day.optional() }),
    output: z.object({
      lawId: Id,
      lawTitle: z.string(),
      label: z.string(),
      place: z.string(),
      text: z.string(),
      versionDate: Day,
      checkedOn: Day,
      state: z.enum(['in-force', 'repealed', 'partly-repealed', 'superseded']),
      repeal: z.object({ on: Day, by: z.string(), part: z.string().optional() }).optional(),
      previous: z.string().optional(),
      next: z.string().optional(),
      guides: z.array(GuideHead),
    }),
    errors: ['NOT_FOUND'],
  },
  readAnswer: {
    summary: 'One answered question with its articles',
    access: 'anyone',
    input: z.strictObject({ answerId: Id }),
    output: z.object({
      answerId: Id,
      question: z.string(),
      answer: z.string(),
      citations: z.array(Citation),
      answeredBy: z.string(),
      answeredOn: Day,
      toBeReviewed: z.boolean(),
    }),
    errors: ['NOT_FOUND'],
  },
  listStatutes: {
    summary: 'The statutes in the library, and laws known to be missing',
    access: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          lawId: Id,
          title: z.string(),
          rank: z.string(),
          versionDate: Day,
          checkedOn: Day,
          articles: Count,
          /** Made up for the demo: shown as such wherever it is quoted. */
          sample: z.boolean(),
        }),
      ),
      missingLaws: z.array(z.string()),
      asOf: Day.optional(),
    }),
    errors: [],
  },
})
