import { z } from 'zod'
import { defineContract } from '../../kernel/contract'
import { Count, Cursor, Day, Done, Id, Instant, Line, pageOf, Text } from '../../kernel/shapes'

/** draft → in-review → approved → issued → corrected (a later version is issued) or withdrawn. */
export const GuideState = z.enum(['draft', 'in-review', 'approved', 'issued', 'corrected', 'withdrawn'])

const PictureUse = z.strictObject({ fileId: Id, alt: Line(100) })
const Section = z.strictObject({
  heading: Line(60),
  text: Text(5000),
  pictures: z.array(PictureUse).max(6).default([]),
})

/** An article as people cite it: 劳动合同法第三十八条. */
const CitationText = Line(120)

/** What is known of a cited article; `unknown` is said as such and never dressed up as law. */
const Citation = z.object({
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

const GuideHead = z.object({
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

const DeskRow = z.object({
  guideId: Id,
  version: z.int().positive(),
  title: z.string(),
  topic: z.string(),
  state: GuideState,
  author: z.string(),
  reviewer: z.string().optional(),
  changedAt: Instant,
  toBeReviewed: z.boolean(),
  /** Why it must be reviewed: which articles changed. */
  reasons: z.array(z.string()),
  mine: z.boolean(),
})

const Draft = z.object({
  guideId: Id,
  version: z.int().positive(),
  /** Grows with each save; a save must name the one it was based on. */
  revision: Count,
  state: GuideState,
  title: z.string(),
  topic: z.string(),
  answer: z.string(),
  card: z.string(),
  sections: z.array(
    z.object({
      heading: z.string(),
      text: z.string(),
      pictures: z.array(z.object({ fileId: Id, alt: z.string(), path: z.string() })),
    }),
  ),
  citations: z.array(Citation),
  correctionNote: z.string().optional(),
  reviewNote: z.string().optional(),
  author: z.string(),
  mine: z.boolean(),
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

export const library = defineContract({
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
  // ── the desk ──
  listDesk: {
    summary: 'Guides being written, to be reviewed, issued or withdrawn',
    access: ['staff', 'lawyer'],
    input: z.strictObject({
      state: GuideState.optional(),
      toBeReviewed: z.boolean().optional(),
      cursor: Cursor.optional(),
    }),
    output: pageOf(DeskRow),
    errors: [],
  },
  readDraft: {
    summary: 'One version with everything its writers need',
    access: ['staff', 'lawyer'],
    input: z.strictObject({ guideId: Id, version: z.int().positive() }),
    output: Draft,
    errors: ['NOT_FOUND'],
  },
  saveDraft: {
    summary: 'Start a guide, or save the draft of its next version',
    access: ['staff', 'lawyer'],
    changes: 'once',
    input: z.strictObject({
      guideId: Id.optional(),
      /** The revision the writer saw; a newer one is refused, so nobody's words are overwritten. */
      revision: Count.optional(),
      title: Line(60),
      topic: Line(20),
      answer: Text(120),
      card: Text(200),
      sections: z.array(Section).max(40),
      citations: z.array(CitationText).max(60),
      correctionNote: Text(300).optional(),
    }),
    output: z.object({ guideId: Id, version: z.int().positive(), revision: Count }),
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'NOT_A_DRAFT'],
  },
  startCorrection: {
    summary: 'Open the next version of an issued guide as a draft',
    access: ['staff', 'lawyer'],
    changes: 'once',
    input: z.strictObject({ guideId: Id }),
    output: z.object({ guideId: Id, version: z.int().positive() }),
    errors: ['NOT_FOUND', 'DRAFT_OPEN', 'NOT_ISSUED'],
  },
  submitForReview: {
    summary:
      'Hand a draft to a second reader; its citations must be articles that exist or be marked as unknown laws',
    access: ['staff', 'lawyer'],
    changes: 'once',
    input: z.strictObject({ guideId: Id, version: z.int().positive(), revision: Count }),
    output: Done,
    errors: ['NOT_FOUND', 'NOT_A_DRAFT', 'CHANGED_MEANWHILE', 'INCOMPLETE', 'WRONG_CITATION'],
  },
  decideReview: {
    summary: 'The second reader approves or sends it back with a note; never the author',
    access: ['staff', 'lawyer'],
    changes: 'once',
    input: z.strictObject({
      guideId: Id,
      version: z.int().positive(),
      approve: z.boolean(),
      note: Text(500).default(''),
    }),
    output: Done,
    errors: ['NOT_FOUND', 'NOT_IN_REVIEW', 'OWN_DRAFT', 'NOTE_NEEDED'],
  },
  issueGuide: {
    summary: 'Make an approved version the one that readers see',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ guideId: Id, version: z.int().positive() }),
    output: Done,
    errors: ['NOT_FOUND', 'NOT_APPROVED'],
  },
  withdrawGuide: {
    summary: 'Take an issued guide back; readers see that and why',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ guideId: Id, reason: Line(200) }),
    output: Done,
    errors: ['NOT_FOUND', 'NOT_ISSUED'],
  },
  confirmStillRight: {
    summary: 'A reader of the panel confirms that a guide marked "to be reviewed" still holds',
    access: ['staff', 'lawyer'],
    changes: 'once',
    input: z.strictObject({ guideId: Id, note: Line(200) }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
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
  saveAnswer: {
    summary: 'Write down an answered question for the library; a second reader must approve it',
    access: 'lawyer',
    changes: 'once',
    input: z.strictObject({
      question: Line(300),
      answer: Text(1000),
      citations: z.array(CitationText).max(20),
    }),
    output: z.object({ answerId: Id }),
    errors: ['WRONG_CITATION'],
  },
  listAnswers: {
    summary: 'Answers waiting for a second reader or for another look after a law changed, or all of them',
    access: ['staff', 'lawyer'],
    input: z.strictObject({ waiting: z.boolean().default(true), cursor: Cursor.optional() }),
    output: pageOf(
      z.object({
        answerId: Id,
        question: z.string(),
        answer: z.string(),
        citations: z.array(Citation),
        answeredBy: z.string(),
        approved: z.boolean(),
        mine: z.boolean(),
        /** An article that it cites has changed; approving it again says that it still holds. */
        toBeReviewed: z.boolean(),
        reasons: z.array(z.string()),
      }),
    ),
    errors: [],
  },
  approveAnswer: {
    summary: 'The second reader approves an answer; never its author',
    access: ['staff', 'lawyer'],
    changes: 'once',
    input: z.strictObject({ answerId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'OWN_DRAFT'],
  },
  startPicture: {
    summary: 'A ticket to upload a picture for a guide (JPEG, PNG or WebP, checked by its bytes)',
    access: ['staff', 'lawyer'],
    changes: 'once',
    input: z.strictObject({ fileName: Line(120), bytes: z.int().positive().max(2_000_000) }),
    output: z.object({ ticket: z.string(), putTo: z.string(), fileId: Id, expiresAt: Instant }),
    errors: [],
  },
})
