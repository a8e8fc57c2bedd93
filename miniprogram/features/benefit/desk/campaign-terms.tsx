import { View } from '@tarojs/components'
import { faceOf, termsOf } from '../../../../src/engines/benefit/rules/kind'
import { Heading, Stack } from '../../../ui/layout'
import { Fact } from '../../../ui/row'
import { longDay } from '../../../ui/time'
import { yuan } from '../yuan'
import type { Rule, StaffCampaign, Terms } from './api'
import { typedMoment } from './typed-moment'
import { words } from './words'

const t = words.detail

export const ruleInWords = (rule: Rule): string => {
  switch (rule.rule) {
    case 'certified':
      return t.rules.certified
    case 'subtree':
      return t.rules.subtree(rule.orgIds.length)
    case 'industry':
      return t.rules.industry(rule.industries.join('、'))
    case 'tag':
      return t.rules.tag(rule.tags.join('、'))
    case 'list':
      return t.rules.list
    case 'used':
      return t.rules.used(rule.times)
    case 'joinedBefore':
      return t.rules.joinedBefore(longDay(rule.day))
  }
}

const worthInWords = ({ kind, stackable }: Terms): string => {
  const rules = termsOf(kind, stackable)
  switch (kind.type) {
    case 'fixed':
      return [faceOf(kind), ...rules].join('，')
    case 'percent':
    case 'allowance':
      return rules.join('，')
    case 'gift':
    case 'ticket':
      return [faceOf(kind), t.pays(yuan(kind.value))].join('，')
  }
}

const quotaInWords = (quota: Terms['quota']): string =>
  quota.by === 'none'
    ? t.quotaNone
    : t.quotaWords(
        quota.shares.length,
        quota.shares.reduce((sum, { share }) => sum + share, 0) / 100,
        quota.returnAfterMinutes / 60,
      )

/** What the second person reads before approving: everything that will be promised. */
export const CampaignTerms = ({ campaign: { terms, merchants } }: { campaign: StaffCampaign }) => (
  <Stack gap={8}>
    <Heading level={3}>{t.terms}</Heading>
    <View>
      <Fact name={t.worth}>{worthInWords(terms)}</Fact>
      {terms.rounds.map(({ roundId, opensAt, closesAt, count }, place) => (
        <Fact key={roundId} name={words.form.round(place + 1)}>
          {t.roundWords(typedMoment(opensAt), typedMoment(closesAt), count)}
        </Fact>
      ))}
      <Fact name={t.who}>
        {terms.rules.length === 0 ? t.everybody : terms.rules.map(ruleInWords).join('，')}
      </Fact>
      <Fact name={t.each}>{t.eachWords(terms.perPerson, terms.perRound)}</Fact>
      <Fact name={t.quota}>{quotaInWords(terms.quota)}</Fact>
      <Fact name={t.waiting2}>{terms.waitingList ? t.waitingWords(terms.offerHours) : t.waitingNone}</Fact>
      <Fact name={t.period}>
        {t.fromTo(typedMoment(terms.useFrom), typedMoment(terms.useUntil))}
        {terms.daysAfterClaim === undefined ? '' : t.days(terms.daysAfterClaim)}
      </Fact>
      <Fact name={t.merchants}>{merchants.map(({ name }) => name).join('、')}</Fact>
      <Fact name={t.paper}>{terms.rulesText}</Fact>
      <Fact name={words.form.organiser}>{terms.organiser}</Fact>
      <Fact name={t.tax}>{terms.taxText}</Fact>
    </View>
  </Stack>
)
