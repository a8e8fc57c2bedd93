import { refuse } from '../../../kernel/refusal'
import { problemsOf } from '../rules/terms'
import type { Terms } from '../rules/rounds'
import type { Services } from '../services'

/** Everything that stands in the way of publishing, as sentences. */
export const allProblems = async (
  { people, merchants, lists, campaigns, clock }: Services,
  terms: Terms,
  published = false,
): Promise<string[]> => {
  const problems = problemsOf(terms, clock.now(), published)
  const listIds = terms.rules.flatMap((rule) => (rule.rule === 'list' ? [rule.listId] : []))
  const quotaIds = terms.quota.by === 'org' ? terms.quota.shares.map(({ orgId }) => orgId) : []
  const subtreeIds = terms.rules.flatMap((rule) => (rule.rule === 'subtree' ? rule.orgIds : []))
  const usedIds = terms.rules.flatMap((rule) => (rule.rule === 'used' ? [rule.campaignId] : []))
  const orgs = await people.orgs([...new Set([...quotaIds, ...subtreeIds])])
  const pathOf = (orgId: string) => orgs.find((org) => org.orgId === orgId)?.orgPath
  if ([...quotaIds, ...subtreeIds].some((orgId) => !pathOf(orgId)?.includes(terms.orgId))) {
    problems.push('有的工会不在主办工会下面')
  }
  if (quotaIds.some((a) => quotaIds.some((b) => a !== b && pathOf(a)?.includes(b)))) {
    problems.push('分名额的工会不能一个在另一个下面')
  }
  const found = await merchants.many(terms.merchantIds)
  if (found.filter(({ state }) => state === 'active').length < new Set(terms.merchantIds).size) {
    problems.push('有的商户已经停用，或者不存在')
  }
  const known = await lists.many(listIds)
  if (known.length < new Set(listIds).size) problems.push('有的名单不存在')
  if ((await campaigns.many(usedIds)).length < new Set(usedIds).size) problems.push('有的活动不存在')
  return problems
}

export const requireNoProblems = async (
  services: Services,
  terms: Terms,
  published = false,
): Promise<void> => {
  const problems = await allProblems(services, terms, published)
  if (problems.length > 0) {
    throw refuse('BAD_TERMS', {
      message: `还要改好：${problems.slice(0, 20).join('；')}`,
      fields: Object.fromEntries(problems.slice(0, 20).map((text, at) => [`problems.${at}`, text])),
    })
  }
}
