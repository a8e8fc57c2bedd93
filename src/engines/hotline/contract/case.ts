import { z } from 'zod'
import { Count, Cursor, Day, Done, Id, Instant, Line, pageOf, Text } from '../../../kernel/shapes'
import { AdviserCard, BookingAfter, Callback, CaseState, NextStep, PassingOn, ServiceKind } from './shapes'

/** Cases: every contact belongs to one. Seen by the person, its adviser and those named; staff see a clock only. */

const CaseEntry = z.object({
  entryId: Id,
  at: Instant,
  kind: z.enum([
    'call',
    'callback',
    'booking',
    'chat',
    'note',
    'handover',
    'step',
    'result',
    'reopened',
    'outside',
  ]),
  /** `house`, or who did it. */
  by: z.string(),
  /** Plain words; a note or summary in full for those who may see it. */
  text: z.string(),
  bookingId: Id.optional(),
  callbackId: Id.optional(),
})

/** A case in the list of the person or of its adviser. */
const CaseRow = z.object({
  caseId: Id,
  serviceId: Id,
  serviceName: z.string(),
  kind: ServiceKind,
  matter: z.string(),
  /** First words of what it is about. */
  about: z.string(),
  state: CaseState,
  openedAt: Instant,
  changedAt: Instant,
  adviser: AdviserCard.optional(),
  nextStep: NextStep.optional(),
  /** Messages that this side has not read. */
  unread: Count,
  /** To the adviser: 陈*例, or 138****0000 when only a number is known. */
  person: z.string().optional(),
})

export const caseOperations = {
  listMyCases: {
    summary: "The person's cases, those with something new first",
    access: 'worker',
    input: z.strictObject({ cursor: Cursor.optional() }),
    output: pageOf(CaseRow).extend({ at: Instant }),
    errors: [],
  },
  readCase: {
    summary:
      'One case, for the person, its adviser, somebody named on it or receiving the person about it these days; an adviser’s look is audited',
    access: ['worker', 'lawyer', 'counsellor'],
    changes: 'natural',
    input: z.strictObject({ caseId: Id }),
    output: z.object({
      /** The server's time. */ at: Instant,
      case: CaseRow,
      /** In which part the caller is here. */
      as: z.enum(['worker', 'adviser', 'named']),
      entries: z.array(CaseEntry),
      /** Advisers besides the first who may see it: named, or about to receive the person. */
      named: z.array(AdviserCard),
      result: z.string().optional(),
      /** 1 (not at all) to 5, given by the person once it is closed. */
      satisfaction: z.int().min(1).max(5).optional(),
      callbacks: z.array(Callback),
      claimed: z.boolean(),
    }),
    errors: ['NOT_FOUND'],
  },
  listCases: {
    summary: 'Cases of the adviser: own ones and those they are named on, due first',
    access: ['lawyer', 'counsellor'],
    input: z.strictObject({ state: CaseState.default('open'), cursor: Cursor.optional() }),
    output: pageOf(CaseRow).extend({ at: Instant }),
    errors: [],
  },
  addCaseNote: {
    summary: 'Add a note; `shared` is seen by the person too',
    access: ['lawyer', 'counsellor'],
    changes: 'once',
    input: z.strictObject({ caseId: Id, text: Text(4000).min(1), shared: z.boolean().default(false) }),
    output: z.object({ entryId: Id }),
    errors: ['NOT_FOUND'],
  },
  nameOnCase: {
    summary: 'Let another adviser of the service see the case, or no longer',
    access: ['lawyer', 'counsellor'],
    changes: 'once',
    input: z.strictObject({ caseId: Id, adviserId: Id, named: z.boolean() }),
    output: Done,
    errors: ['NOT_FOUND', 'AGAINST_OWN_CLIENT'],
  },
  handOverCase: {
    summary:
      'Hand a case to another adviser of the service with a summary; history stays, the person is told',
    access: ['lawyer', 'counsellor'],
    changes: 'once',
    input: z.strictObject({ caseId: Id, adviserId: Id, summary: Text(2000).min(1), ...PassingOn }),
    output: z.object({ bookings: z.array(BookingAfter) }),
    errors: ['NOT_FOUND', 'AGAINST_OWN_CLIENT', 'CASE_CLOSED'],
  },
  setNextStep: {
    summary: 'What happens next, by which day, and who owes it; without a step: nothing is owed',
    access: ['lawyer', 'counsellor'],
    changes: 'once',
    input: z.strictObject({
      caseId: Id,
      step: z.strictObject({ text: Line(200), dueOn: Day, owner: z.enum(['worker', 'adviser']) }).optional(),
    }),
    output: Done,
    errors: ['NOT_FOUND', 'CASE_CLOSED'],
  },
  closeCase: {
    summary: 'Close a case with its result; the person may reopen it',
    access: ['lawyer', 'counsellor'],
    changes: 'once',
    input: z.strictObject({
      caseId: Id,
      result: Text(2000).min(1),
      outcome: z.enum(['answered', 'settled', 'passed-on', 'withdrawn', 'unreached']),
    }),
    output: Done,
    errors: ['NOT_FOUND', 'CASE_CLOSED'],
  },
  rateCase: {
    summary: 'Did it help: 1 to 5, once the case is closed',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ caseId: Id, satisfaction: z.int().min(1).max(5) }),
    output: Done,
    errors: ['NOT_FOUND', 'CASE_OPEN'],
  },
  reopenCase: {
    summary: 'It is not over: open a closed case again',
    access: ['worker', 'lawyer', 'counsellor'],
    changes: 'once',
    input: z.strictObject({ caseId: Id, reason: Text(500).min(1) }),
    output: Done,
    errors: ['NOT_FOUND', 'CASE_OPEN'],
  },
} as const
