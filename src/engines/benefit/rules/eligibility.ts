import type { z } from 'zod'
import type { Rule as RuleShape } from '../contract'

export type Rule = z.output<typeof RuleShape>

/** What is known of a person when rules are looked at. */
export interface Standing {
  readonly orgPath: readonly string[]
  readonly certified: boolean
  /** `YYYY-MM-DD`. */
  readonly joinedOn?: string | undefined
  /** Of the own union and those above it. */
  readonly industries: readonly string[]
  readonly tags: readonly string[]
  readonly lists: ReadonlySet<string>
  /** Campaign → coupons used. */
  readonly used: ReadonlyMap<string, number>
}

/** Names that sentences need. */
export interface RuleNames {
  readonly orgs: ReadonlyMap<string, string>
  readonly campaigns: ReadonlyMap<string, string>
}

export interface Reason {
  readonly rule: Rule['rule'] | 'perPerson' | 'perRound'
  readonly met: boolean
  readonly text: string
}

export const meets = (rule: Rule, standing: Standing): boolean => {
  switch (rule.rule) {
    case 'certified':
      return standing.certified
    case 'subtree':
      return rule.orgIds.some((orgId) => standing.orgPath.includes(orgId))
    case 'industry':
      return rule.industries.some((industry) => standing.industries.includes(industry))
    case 'tag':
      return rule.tags.some((tag) => standing.tags.includes(tag))
    case 'list':
      return standing.lists.has(rule.listId)
    case 'used':
      return (standing.used.get(rule.campaignId) ?? 0) >= rule.times
    case 'joinedBefore':
      return standing.joinedOn !== undefined && standing.joinedOn <= rule.day
  }
}

/** A list of people in need is not named to anybody, met or not. */
const textOf = (rule: Rule, names: RuleNames): string => {
  switch (rule.rule) {
    case 'certified':
      return '会员信息已经认证'
    case 'subtree':
      return `属于 ${rule.orgIds
        .slice(0, 3)
        .map((orgId) => names.orgs.get(orgId) ?? '指定的工会')
        .join('、')}${rule.orgIds.length > 3 ? ' 等' : ''}`
    case 'industry':
      return `在这些行业上班：${rule.industries.join('、')}`
    case 'tag':
      return `单位属于：${rule.tags.join('、')}`
    case 'list':
      return '在工会为这次活动登记的名单里'
    case 'used':
      return `用过“${names.campaigns.get(rule.campaignId) ?? '另一份福利'}”${rule.times > 1 ? ` ${rule.times} 次` : ''}`
    case 'joinedBefore':
      return `${rule.day} 以前入会`
  }
}

export const reasonsOf = (rules: readonly Rule[], standing: Standing, names: RuleNames): Reason[] =>
  rules.map((rule) => ({ rule: rule.rule, met: meets(rule, standing), text: textOf(rule, names) }))

export const isEligible = (rules: readonly Rule[], standing: Standing): boolean =>
  rules.every((rule) => meets(rule, standing))
