import type { Kind } from '../api'
import { fenOf } from '../yuan'
import type { Terms } from './api'
import type { Draft, TypedField } from './draft'
import { momentOf, typedMoment } from './typed-moment'
import { words } from './words'

const { problems: t } = words.form
type Problems = Readonly<Record<string, string>>

/** Reads one field after the other and remembers what is wrong with each. */
const readerOf = (draft: Draft) => {
  const problems: Record<string, string> = {}
  const wrong = (field: string, what: string): void => {
    problems[field] = what
  }
  const text = (field: TypedField): string => {
    const value = draft[field].trim()
    if (value === '') wrong(field, t.missing)
    return value
  }
  const money = (field: TypedField, least = 1): number => {
    const fen = fenOf(draft[field])
    if (fen === undefined || fen < least) wrong(field, t.money)
    return fen ?? 0
  }
  const whole = (field: string, typed: string, least: number, most: number): number => {
    const number = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : NaN
    if (!(number >= least && number <= most)) wrong(field, t.whole(least, most))
    return number
  }
  return { problems, wrong, text, money, whole }
}
type Reader = ReturnType<typeof readerOf>

const kindIn = (draft: Draft, { text, money, whole, wrong }: Reader): Kind => {
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
        wrong('brackets', t.brackets)
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

/** What the coupon is worth, as soon as that part of the form can be read. */
export const kindOf = (draft: Draft): Kind | undefined => {
  const reader = readerOf(draft)
  const kind = kindIn(draft, reader)
  return Object.keys(reader.problems).length === 0 ? kind : undefined
}

/** Terms out of the form, or what is wrong, by field. The server looks again and knows more. */
export const termsOf = (draft: Draft): { terms: Terms } | { problems: Problems } => {
  const reader = readerOf(draft)
  const { problems, text, money, whole } = reader
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
    kind: kindIn(draft, reader),
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
