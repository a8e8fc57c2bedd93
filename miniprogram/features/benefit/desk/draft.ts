import type { Kind } from '../api'
import { fenOf } from '../yuan'
import type { Rule, Terms } from './api'
import { momentOf, typedMoment } from './typed-moment'
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

type Problems = Readonly<Record<string, string>>

/** Terms out of the form, or what is wrong, by field. The server looks again and knows more. */
export const termsOf = (draft: Draft): { terms: Terms } | { problems: Problems } => {
  const problems: Record<string, string> = {}
  const { problems: t } = words.form
  const text = (field: TypedField): string => {
    const value = draft[field].trim()
    if (value === '') problems[field] = t.missing
    return value
  }
  const money = (field: TypedField, least = 1): number => {
    const fen = fenOf(draft[field])
    if (fen === undefined || fen < least) problems[field] = t.money
    return fen ?? 0
  }
  const whole = (field: string, typed: string, least: number, most: number): number => {
    const number = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : NaN
    if (!(number >= least && number <= most)) problems[field] = t.whole(least, most)
    return number
  }
  const at = (field: string, typed: string): string => {
    const moment = momentOf(typed)
    if (moment === undefined) problems[field] = t.moment
    return moment ?? ''
  }
  const day = (field: string, typed: string): string => {
    const moment = momentOf(typed)
    if (moment === undefined) problems[field] = t.day
    return moment === undefined ? '' : typedMoment(moment).slice(0, 10)
  }
  const kind = (): Kind => {
    switch (draft.kind) {
      case 'fixed':
        return {
          type: 'fixed',
          amount: money('amount'),
          minimum: money('minimum', 0),
          divisible: draft.divisible,
        }
      case 'percent':
        return {
          type: 'percent',
          percent: whole('percent', draft.percent, 1, 99),
          ceiling: money('ceiling'),
          minimum: money('minimum', 0),
        }
      case 'allowance': {
        const brackets = draft.brackets
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) =>
            line
              .trim()
              .split(/[\s，,]+/)
              .map(fenOf),
          )
        if (brackets.length === 0 || brackets.some((pair) => pair.length !== 2 || pair.includes(undefined)))
          problems['brackets'] = t.brackets
        return {
          type: 'allowance',
          brackets: brackets.map(([from = 0, amount = 0]) => ({ from, amount })),
        }
      }
      case 'gift':
        return { type: 'gift', item: text('item'), value: money('value') }
      case 'ticket':
        return {
          type: 'ticket',
          item: text('item'),
          value: money('value'),
          entries: whole('entries', draft.entries, 1, 100),
        }
    }
  }
  const shares = draft.shares.map(({ orgId, percent }, place) => ({
    orgId,
    share: whole(`shares.${place}`, percent, 1, 100) * 100,
  }))
  if (draft.org === undefined) problems['org'] = t.missing
  if (draft.merchants.length === 0) problems['merchants'] = t.merchants
  const terms: Terms = {
    title: text('title'),
    summary: text('summary'),
    orgId: draft.org?.orgId ?? '',
    kind: kind(),
    budget: money('budget'),
    rounds: draft.rounds.map(({ roundId, opensAt, closesAt, count }, place) => ({
      roundId,
      opensAt: at(`rounds.${place}.opensAt`, opensAt),
      closesAt: at(`rounds.${place}.closesAt`, closesAt),
      count: whole(`rounds.${place}.count`, count, 0, 10_000_000),
    })),
    quota:
      shares.length === 0
        ? { by: 'none' }
        : {
            by: 'org',
            shares,
            returnAfterMinutes: whole('returnAfterHours', draft.returnAfterHours, 1, 168) * 60,
          },
    useFrom: at('useFrom', draft.useFrom),
    useUntil: at('useUntil', draft.useUntil),
    ...(draft.daysAfterClaim.trim() !== '' && {
      daysAfterClaim: whole('daysAfterClaim', draft.daysAfterClaim, 1, 366),
    }),
    merchantIds: draft.merchants.map(({ merchantId }) => merchantId),
    rules: [
      ...draft.rules,
      ...(draft.joinedBefore.trim() === ''
        ? []
        : [{ rule: 'joinedBefore' as const, day: day('joinedBefore', draft.joinedBefore) }]),
      ...(draft.usedOf === undefined
        ? []
        : [
            {
              rule: 'used' as const,
              campaignId: draft.usedOf.campaignId,
              times: whole('usedTimes', draft.usedTimes, 1, 100),
            },
          ]),
    ],
    perPerson: whole('perPerson', draft.perPerson, 1, 20),
    perRound: whole('perRound', draft.perRound, 1, 20),
    stackable: draft.stackable,
    waitingList: draft.waitingList,
    offerHours: whole('offerHours', draft.offerHours, 1, 168),
    rulesText: text('rulesText'),
    organiser: text('organiser'),
    taxText: text('taxText'),
  }
  return Object.keys(problems).length === 0 ? { terms } : { problems }
}
