import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Done, Id, Instant, Line, pageOf, Text } from '../../../kernel/shapes'
import { Citation, CitationText, GuideState } from './shapes'

const PictureUse = z.strictObject({ fileId: Id, alt: Line(100) })
const Section = z.strictObject({
  heading: Line(60),
  text: Text(5000),
  pictures: z.array(PictureUse).max(6).default([]),
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

/** How a guide comes about: written, read by a second reader, issued, corrected, withdrawn. */
export const writing = defineContract({
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
  startPicture: {
    summary: 'A ticket to upload a picture for a guide (JPEG, PNG or WebP, checked by its bytes)',
    access: ['staff', 'lawyer'],
    changes: 'once',
    input: z.strictObject({ fileName: Line(120), bytes: z.int().positive().max(2_000_000) }),
    output: z.object({ ticket: z.string(), putTo: z.string(), fileId: Id, expiresAt: Instant }),
    errors: [],
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
})
