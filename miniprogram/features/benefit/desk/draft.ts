import type { Kind } from '../api'
import type { Rule, Terms } from './api'
import { typedMoment } from './typed-moment'
import { words } from './words'

export type KindType = Kind['type']

/** A campaign as it stands in the form: what is typed stays typed, however wrong. Money in yuan, moments in Shanghai. */
export interface Draft {
  title: string
  summary: string
  org: { orgId: string; name: string } | undefined
  kind: KindType
  amount: string
  minimum: string
  divisible: boolean
  percent: string
  ceiling: string
  /** One bracket a line: 2000 300. */
  brackets: string
  item: string
  value: string
  entries: string
  budget: string
  rounds: { roundId: string; opensAt: string; closesAt: string; count: string }[]
  shares: { orgId: string; name: string; percent: string }[]
  returnAfterHours: string
  useFrom: string
  useUntil: string
  daysAfterClaim: string
  merchants: { merchantId: string; name: string }[]
  /** Those that are chosen, not typed. */
  rules: Rule[]
  joinedBefore: string
  usedOf: { campaignId: string; title: string } | undefined
  usedTimes: string
  perPerson: string
  perRound: string
  stackable: boolean
  waitingList: boolean
  offerHours: string
  rulesText: string
  organiser: string
  taxText: string
}

/** The fields that hold what was typed. */
export type TypedField = Exclude<
  { [K in keyof Draft]: Draft[K] extends string ? K : never }[keyof Draft],
  'kind'
>

export const emptyDraft = (): Draft => ({
  title: '',
  summary: '',
  org: undefined,
  kind: 'fixed',
  amount: '',
  minimum: '0',
  divisible: false,
  percent: '',
  ceiling: '',
  brackets: '',
  item: '',
  value: '',
  entries: '1',
  budget: '',
  rounds: [{ roundId: 'r1', opensAt: '', closesAt: '', count: '' }],
  shares: [],
  returnAfterHours: '2',
  useFrom: '',
  useUntil: '',
  daysAfterClaim: '',
  merchants: [],
  rules: [{ rule: 'certified' }],
  joinedBefore: '',
  usedOf: undefined,
  usedTimes: '1',
  perPerson: '1',
  perRound: '1',
  stackable: false,
  waitingList: true,
  offerHours: '24',
  rulesText: '',
  organiser: '',
  taxText: words.form.taxUsual,
})

/** The rules that are typed, as they stand in the form. */
const typedRules = (rules: readonly Rule[]): Partial<Draft> => {
  const typed: Partial<Draft> = {}
  for (const rule of rules) {
    if (rule.rule === 'joinedBefore') typed.joinedBefore = rule.day
    if (rule.rule === 'used') {
      typed.usedOf = { campaignId: rule.campaignId, title: '' }
      typed.usedTimes = String(rule.times)
    }
  }
  return typed
}

const plain = (fen: number): string => String(fen / 100)

const kindDraft = (kind: Kind): Partial<Draft> => {
  switch (kind.type) {
    case 'fixed':
      return { amount: plain(kind.amount), minimum: plain(kind.minimum), divisible: kind.divisible }
    case 'percent':
      return { percent: String(kind.percent), ceiling: plain(kind.ceiling), minimum: plain(kind.minimum) }
    case 'allowance':
      return {
        brackets: kind.brackets.map(({ from, amount }) => `${plain(from)} ${plain(amount)}`).join('\n'),
      }
    case 'gift':
      return { item: kind.item, value: plain(kind.value) }
    case 'ticket':
      return { item: kind.item, value: plain(kind.value), entries: String(kind.entries) }
  }
}

interface Names {
  readonly org: string
  readonly merchants: readonly { readonly merchantId: string; readonly name: string }[]
}

/** The form of terms that are already there. */
export const draftOf = (terms: Terms, names: Names): Draft => ({
  ...emptyDraft(),
  ...kindDraft(terms.kind),
  title: terms.title,
  summary: terms.summary,
  org: { orgId: terms.orgId, name: names.org },
  kind: terms.kind.type,
  budget: plain(terms.budget),
  rounds: terms.rounds.map(({ roundId, opensAt, closesAt, count }) => ({
    roundId,
    opensAt: typedMoment(opensAt),
    closesAt: typedMoment(closesAt),
    count: String(count),
  })),
  ...(terms.quota.by === 'org' && {
    shares: terms.quota.shares.map(({ orgId, share }) => ({ orgId, name: '', percent: String(share / 100) })),
    returnAfterHours: String(terms.quota.returnAfterMinutes / 60),
  }),
  useFrom: typedMoment(terms.useFrom),
  useUntil: typedMoment(terms.useUntil),
  daysAfterClaim: terms.daysAfterClaim === undefined ? '' : String(terms.daysAfterClaim),
  merchants: terms.merchantIds.map((merchantId) => ({
    merchantId,
    name: names.merchants.find((one) => one.merchantId === merchantId)?.name ?? '',
  })),
  rules: terms.rules.filter(({ rule }) => rule !== 'joinedBefore' && rule !== 'used'),
  ...typedRules(terms.rules),
  perPerson: String(terms.perPerson),
  perRound: String(terms.perRound),
  stackable: terms.stackable,
  waitingList: terms.waitingList,
  offerHours: String(terms.offerHours ?? 24),
  rulesText: terms.rulesText,
  organiser: terms.organiser,
  taxText: terms.taxText,
})
