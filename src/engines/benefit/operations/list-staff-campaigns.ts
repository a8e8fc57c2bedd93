import { scopeOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { benefit } from '../contract'
import { readMoment, writeCursor } from '../rules/cursor'
import { couponsOf, nextRound, openRound } from '../rules/rounds'
import { operation } from '../services'

const PAGE = 20

/** What waits for a decision comes first on the first page. */
export const listStaffCampaigns = operation(
  benefit.listStaffCampaigns,
  async ({ input, caller, campaigns, people, clock }) => {
    const before = input.cursor === undefined ? undefined : readMoment(input.cursor)
    if (input.cursor !== undefined && !before) {
      throw refuse('BAD_INPUT', { fields: { cursor: '请从第一页看起' } })
    }
    const scope = scopeOf(caller, 'staff', 'auditor')
    const found = await campaigns.page(scope, input.state, before, PAGE + 1)
    const page = found.slice(0, PAGE)
    const names = await people.traits([...new Set(page.map(({ orgId }) => orgId))])
    const now = clock.now()
    const waits = (one: (typeof page)[number]): number =>
      one.state === 'submitted' || one.proposal !== undefined ? 0 : 1
    const last = found.length > PAGE ? page.at(-1) : undefined
    return {
      items: [...page]
        .sort((a, b) => waits(a) - waits(b))
        .map((campaign) => {
          const { terms } = campaign
          const round = openRound(terms, now) ?? nextRound(terms, now)
          return {
            campaignId: campaign._id,
            title: terms.title,
            orgName: names.get(campaign.orgId)?.name ?? '',
            state: campaign.state,
            kind: terms.kind,
            budget: terms.budget,
            total: couponsOf(terms),
            useUntil: terms.useUntil,
            ...(round && { nextRoundAt: round.opensAt }),
            proposal: campaign.proposal !== undefined,
            changedAt: campaign.changedAt.toISOString(),
          }
        }),
      ...(last && { next: writeCursor(last.changedAt.toISOString(), last._id) }),
    }
  },
)
