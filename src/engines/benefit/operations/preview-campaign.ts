import { campaignInScope } from '../desk/campaign-in-scope'
import { allProblems } from '../desk/problems'
import { benefit } from '../contract'
import { worstOf } from '../rules/kind'
import { couponsOf, sharesOf, type Terms } from '../rules/rounds'
import { operation, type Services } from '../services'

/** People on a list that are looked at by name; a longer list is not counted exactly. */
const MOST_LISTED = 5_000

export const previewCampaign = operation(benefit.previewCampaign, async (given) => {
  const { input, caller, campaigns, people } = given
  const { terms } = await campaignInScope(campaigns, caller, input.campaignId, 'staff', 'auditor')
  const { filter, exact } = await filterOf(given, terms)
  const shown = shownOrgs(terms).slice(0, 50)
  const names = await people.traits(shown)
  const coupons = couponsOf(terms)
  const shares = new Map(sharesOf(terms, coupons).quotas.map(({ orgId, count }) => [orgId, count]))
  const byOrg = await Promise.all(
    shown.map(async (orgId) => ({
      orgId,
      name: names.get(orgId)?.name ?? '',
      eligible: await people.countPeople({ ...filter, below: [...filter.below, [orgId]] }),
      ...(shares.has(orgId) && { quota: shares.get(orgId) ?? 0 }),
    })),
  )
  const worstEach = worstOf(terms.kind)
  return {
    eligible: await people.countPeople(filter),
    members: await people.countPeople({ below: [[terms.orgId]], certified: false }),
    exact,
    byOrg,
    coupons,
    worstEach,
    worstTotal: worstEach * coupons,
    budget: terms.budget,
    problems: await allProblems(given, terms),
  }
})

const shownOrgs = ({ quota, rules, orgId }: Terms): string[] => {
  if (quota.by === 'org') return quota.shares.map((share) => share.orgId)
  const subtrees = rules.flatMap((rule) => (rule.rule === 'subtree' ? rule.orgIds : []))
  return subtrees.length > 0 ? subtrees : [orgId]
}

/** The rules as one question to the roster, as far as the roster can answer it. */
const filterOf = async ({ people, lists }: Services, terms: Terms) => {
  const below: (readonly string[])[] = [[terms.orgId]]
  let certified = false
  let joinedBy: string | undefined
  let among: string[] | undefined
  let exact = true
  for (const rule of terms.rules) {
    switch (rule.rule) {
      case 'certified':
        certified = true
        break
      case 'joinedBefore':
        joinedBy = joinedBy === undefined || rule.day < joinedBy ? rule.day : joinedBy
        break
      case 'subtree':
        below.push(rule.orgIds)
        break
      case 'industry':
        below.push(await people.carriers(terms.orgId, { industries: rule.industries }))
        break
      case 'tag':
        below.push(await people.carriers(terms.orgId, { tags: rule.tags }))
        break
      case 'list': {
        const found = (await lists.page(rule.listId, undefined, MOST_LISTED + 1)).map(
          ({ memberId }) => memberId,
        )
        exact &&= found.length <= MOST_LISTED
        among = among ? among.filter((id) => found.includes(id)) : found
        break
      }
      case 'used':
        exact = false
    }
  }
  return { filter: { below, certified, joinedBy, among }, exact }
}
