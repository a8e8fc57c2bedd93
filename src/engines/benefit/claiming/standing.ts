import { memberOf, type Caller } from '../../../kernel/caller'
import type { Loaders } from '../loaders'
import type { Rule, RuleNames, Standing } from '../rules/eligibility'
import type { CouponStore } from '../store/coupons'

const needs = (rules: readonly Rule[], ...kinds: readonly Rule['rule'][]): boolean =>
  rules.some(({ rule }) => kinds.includes(rule))

/** What the rules ask about the caller, and nothing more. */
export const standingOf = async (
  { loaders, coupons }: { readonly loaders: Loaders; readonly coupons: CouponStore },
  caller: Caller,
  rules: readonly Rule[],
): Promise<Standing> => {
  const memberId = memberOf(caller)
  const [member, traits, lists, used] = await Promise.all([
    needs(rules, 'certified', 'joinedBefore') ? loaders.standing(memberId) : undefined,
    needs(rules, 'industry', 'tag') ? Promise.all(caller.orgPath.map((orgId) => loaders.trait(orgId))) : [],
    Promise.all(
      rules.flatMap((rule) =>
        rule.rule === 'list'
          ? [loaders.listed(`${rule.listId}:${memberId}`).then((is) => (is ? [rule.listId] : []))]
          : [],
      ),
    ),
    Promise.all(
      rules.flatMap((rule) =>
        rule.rule === 'used'
          ? [coupons.usedBy(memberId, rule.campaignId).then((times) => [rule.campaignId, times] as const)]
          : [],
      ),
    ),
  ])
  const known = traits.flatMap((trait) => trait ?? [])
  return {
    orgPath: caller.orgPath,
    certified: member?.certified ?? false,
    joinedOn: member?.joinedOn,
    industries: known.flatMap(({ industry }) => industry ?? []),
    tags: known.flatMap(({ tags }) => tags),
    lists: new Set(lists.flat()),
    used: new Map(used),
  }
}

/** Names for the sentences of rules. */
export const ruleNames = async (loaders: Loaders, rules: readonly Rule[]): Promise<RuleNames> => {
  const orgIds = rules.flatMap((rule) => (rule.rule === 'subtree' ? rule.orgIds.slice(0, 3) : []))
  const campaignIds = rules.flatMap((rule) => (rule.rule === 'used' ? [rule.campaignId] : []))
  const [orgs, campaigns] = await Promise.all([
    Promise.all(orgIds.map(async (id) => [id, (await loaders.trait(id))?.name ?? ''] as const)),
    Promise.all(
      campaignIds.map(async (id) => [id, (await loaders.campaign(id))?.terms.title ?? ''] as const),
    ),
  ])
  return { orgs: new Map(orgs), campaigns: new Map(campaigns) }
}
