import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Done, Id, Instant, Line, pageOf, Text } from '../../../kernel/shapes'
import { Fen, Kind, STAFF, SomeFen } from './shapes'
import { CampaignState, CampaignTerms, RoundInput } from './terms'
import { RoundView } from './views'

/** Coupons and money of one campaign for staff. Fen unless said otherwise. */
const CampaignFigures = z.object({
  /** Coupons: released so far in all rounds and in total, given, used at least once, expired or returned, waiting people. */
  coupons: z.object({
    total: Count,
    issued: Count,
    held: Count,
    used: Count,
    expired: Count,
    waiting: Count,
  }),
  money: z.object({
    budget: Fen,
    /** Not promised to anybody. */
    free: Fen,
    /** Promised to people and not used. */
    promised: Fen,
    /** Used at merchants, day not closed. */
    usedOpen: Fen,
    /** In closed days, not paid. */
    closed: Fen,
    paid: Fen,
    /** Gone back to the organiser at the end. */
    returned: Fen,
  }),
})

const StaffRow = z.object({
  campaignId: Id,
  title: z.string(),
  orgName: z.string(),
  state: CampaignState,
  kind: Kind,
  budget: Fen,
  total: Count,
  useUntil: Instant,
  /** The first round that is not over. */
  nextRoundAt: Instant.optional(),
  /** A change of the published terms waits for a second person. */
  proposal: z.boolean(),
  changedAt: Instant,
})

/** Campaigns as staff write, approve and watch them. */
export const campaigns = defineContract({
  saveCampaign: {
    summary:
      'Write a draft; `version` is the one that was read, so that two people do not overwrite each other',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      campaignId: Id.optional(),
      version: z.int().positive().optional(),
      terms: CampaignTerms,
    }),
    output: z.object({ campaignId: Id, version: z.int().positive() }),
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'NOT_A_DRAFT', 'BAD_TERMS', 'OUT_OF_SCOPE'],
  },
  previewCampaign: {
    summary: 'Who can get it and what it can cost at worst, and what stands in the way of submitting it',
    access: STAFF,
    input: z.strictObject({ campaignId: Id }),
    output: z.object({
      /** People who meet all rules now; `exact` is false when a rule could only be estimated. */
      eligible: Count,
      members: Count,
      exact: z.boolean(),
      byOrg: z.array(z.object({ orgId: Id, name: z.string(), eligible: Count, quota: Count.optional() })),
      coupons: Count,
      /** The most that one coupon can cost, and all of them. */
      worstEach: Fen,
      worstTotal: Fen,
      budget: Fen,
      /** Sentences; empty when it can be submitted. */
      problems: z.array(z.string()),
    }),
    errors: ['NOT_FOUND'],
  },
  submitCampaign: {
    summary: 'Ask a second person to approve the draft',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ campaignId: Id, version: z.int().positive() }),
    output: Done,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'NOT_A_DRAFT', 'BAD_TERMS'],
  },
  decideCampaign: {
    summary:
      'Approve or send back a draft or a change of published terms; never by who wrote or submitted it',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      campaignId: Id,
      version: z.int().positive(),
      approve: z.boolean(),
      /** Needed when it is sent back. */
      note: Text(500).default(''),
    }),
    output: z.object({ state: CampaignState }),
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'NOT_SUBMITTED', 'OWN_CAMPAIGN', 'NOTE_NEEDED', 'BAD_TERMS'],
  },
  pauseCampaign: {
    summary: 'Stop all claims and redemptions at once, or let them go on; the reason is shown to people',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ campaignId: Id, paused: z.boolean(), reason: Line(100) }),
    output: z.object({ state: CampaignState }),
    errors: ['NOT_FOUND', 'CAMPAIGN_NOT_RUNNING'],
  },
  proposeChange: {
    summary: "Change published terms in people's favour; a second person approves it with decideCampaign",
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      campaignId: Id,
      version: z.int().positive(),
      change: z.strictObject({
        /** Later than now promised. */
        useUntil: Instant.optional(),
        perPerson: z.int().min(1).max(20).optional(),
        /** Shops that are added. */
        addMerchantIds: z.array(Id).max(500).optional(),
        /** Coupons more in a round that is not over, with the money for them in `addBudget`. */
        addToRound: z.strictObject({ roundId: Id, count: z.int().min(1).max(10_000_000) }).optional(),
        /** A further round after the last. */
        addRound: RoundInput.optional(),
        addBudget: SomeFen.optional(),
        /** Rules of eligibility that are dropped, by their position in `terms.rules`. */
        dropRules: z.array(Count).max(20).optional(),
      }),
    }),
    output: z.object({ version: z.int().positive() }),
    errors: [
      'NOT_FOUND',
      'CHANGED_MEANWHILE',
      'CAMPAIGN_NOT_RUNNING',
      'NOT_IN_FAVOUR',
      'BAD_TERMS',
      'PROPOSAL_OPEN',
    ],
  },
  listStaffCampaigns: {
    summary: 'Campaigns within scope, what waits for a decision first, then newest first',
    access: STAFF,
    input: z.strictObject({ state: CampaignState.optional(), cursor: Cursor.optional() }),
    output: pageOf(StaffRow),
    errors: [],
  },
  readStaffCampaign: {
    summary: 'Everything about a campaign: terms, state, figures, log',
    access: STAFF,
    input: z.strictObject({ campaignId: Id }),
    output: z.object({
      campaignId: Id,
      version: z.int().positive(),
      state: CampaignState,
      terms: CampaignTerms,
      orgName: z.string(),
      merchants: z.array(z.object({ merchantId: Id, name: z.string() })),
      pausedFor: z.string().optional(),
      /** A change that waits for a second person, in plain words. */
      proposal: z.object({ by: z.string(), texts: z.array(z.string()), mayDecide: z.boolean() }).optional(),
      /** This caller may approve it. */
      mayDecide: z.boolean(),
      figures: CampaignFigures,
      rounds: z.array(RoundView.extend({ issued: Count })),
      /** Newest first, at most 50. */
      log: z.array(z.object({ at: Instant, who: z.string(), what: z.string() })),
    }),
    errors: ['NOT_FOUND'],
  },
})
