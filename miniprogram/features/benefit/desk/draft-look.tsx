import { View } from '@tarojs/components'
import { termsOf, worstOf } from '../../../../src/engines/benefit/rules/kind'
import { Card } from '../../../ui/card'
import { Coupon } from '../../../ui/coupon'
import { Heading, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Fact } from '../../../ui/row'
import { moment, shortDay } from '../../../ui/time'
import type { Kind } from '../api'
import { words as seen } from '../words'
import { worthOf } from '../worth'
import { fenOf, yuan } from '../yuan'
import { ruleInWords } from './campaign-terms'
import type { Draft } from './draft'
import { kindOf } from './read-draft'
import { momentOf } from './typed-moment'
import { words } from './words'

const t = words.look

/** A campaign while it is written: the coupon as everybody will see it, what it can cost, its rules in words. */
export const DraftLook = ({ draft }: { draft: Draft }) => {
  const kind = kindOf(draft)
  return (
    <Stack gap={16}>
      <Face draft={draft} kind={kind} />
      <Cost draft={draft} kind={kind} />
      <Rules draft={draft} kind={kind} />
    </Stack>
  )
}

interface LookProps {
  draft: Draft
  /** Undefined until that part of the form can be read. */
  kind: Kind | undefined
}

const Face = ({ draft, kind }: LookProps) => {
  const [shop] = draft.merchants
  const until = momentOf(draft.useUntil)
  const opens = momentOf(draft.rounds[0]?.opensAt ?? '')
  const where = [
    ...(shop === undefined
      ? []
      : [
          draft.merchants.length > 1
            ? seen.shopsMany(shop.name, draft.merchants.length)
            : seen.shopsOne(shop.name),
        ]),
    ...(until === undefined ? [] : [seen.usableUntil(shortDay(until))]),
  ]
  return (
    <Card>
      <Coupon
        {...(kind === undefined ? { amount: '…', unit: '', condition: t.noWorth } : worthOf(kind))}
        name={draft.title.trim() === '' ? t.noName : draft.title}
        {...(where.length > 0 && { words: where.join('，') })}
        foot={opens === undefined ? t.noStart : seen.opens(moment(opens))}
      />
    </Card>
  )
}

/** The sum that the server will hold against the budget before it takes the campaign. */
const Cost = ({ draft, kind }: LookProps) => {
  const coupons = draft.rounds.reduce((sum, { count }) => sum + (Number(count) || 0), 0)
  const budget = fenOf(draft.budget)
  if (kind === undefined || coupons === 0 || budget === undefined)
    return (
      <Card>
        <Heading level={3}>{t.cost}</Heading>
        <View className="sm muted">{t.costLater}</View>
      </Card>
    )
  const each = worstOf(kind)
  const total = each * coupons
  return (
    <Card>
      <Heading level={3}>{t.cost}</Heading>
      <Fact name={t.coupons}>{t.count(coupons)}</Fact>
      <Fact name={words.detail.worstEach}>{t.yuan(yuan(each))}</Fact>
      <Fact name={words.detail.worstTotal}>{t.yuan(yuan(total))}</Fact>
      <Fact name={words.detail.budget}>{t.yuan(yuan(budget))}</Fact>
      {total > budget && <Notice tone="bad">{t.over(yuan(total - budget))}</Notice>}
    </Card>
  )
}

const Rules = ({ draft, kind }: LookProps) => {
  const rules = [
    ...draft.rules.map(ruleInWords),
    ...(draft.joinedBefore.trim() === '' ? [] : [words.detail.rules.joinedBefore(draft.joinedBefore)]),
    ...(draft.usedOf === undefined ? [] : [words.detail.rules.used(Number(draft.usedTimes) || 1)]),
  ]
  return (
    <Card>
      <Heading level={3}>{seen.rules}</Heading>
      {draft.summary.trim() !== '' && <View>{draft.summary}</View>}
      <Fact name={words.detail.who}>{rules.length === 0 ? words.detail.everybody : rules.join('，')}</Fact>
      <Fact name={words.detail.each}>
        {words.detail.eachWords(Number(draft.perPerson) || 1, Number(draft.perRound) || 1)}
      </Fact>
      {kind !== undefined && <Fact name={t.use}>{termsOf(kind, draft.stackable).join('，')}</Fact>}
      {draft.rulesText.trim() !== '' && <View className="pre">{draft.rulesText}</View>}
      {draft.organiser.trim() !== '' && <Fact name={seen.organiser}>{draft.organiser}</Fact>}
      <Fact name={seen.tax}>{draft.taxText}</Fact>
    </Card>
  )
}
