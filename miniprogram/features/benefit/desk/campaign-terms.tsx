import { View } from '@tarojs/components'
import { Heading, Stack } from '../../../ui/layout'
import { Fact } from '../../../ui/row'
import { longDay } from '../../../ui/time'
import type { Rule, StaffCampaign } from './api'
import { typedMoment } from './typed-moment'
import { words } from './words'

const t = words.detail

const ruleInWords = (rule: Rule): string => {
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

/** What the second person reads before approving: everything that will be promised. */
export const CampaignTerms = ({ campaign: { terms, merchants } }: { campaign: StaffCampaign }) => (
  <Stack gap={8}>
    <Heading level={3}>{t.terms}</Heading>
    <View>
      {terms.rounds.map(({ roundId, opensAt, closesAt, count }, place) => (
        <Fact key={roundId} name={words.form.round(place + 1)}>
          {t.roundWords(typedMoment(opensAt), typedMoment(closesAt), count)}
        </Fact>
      ))}
      <Fact name={t.who}>
        {terms.rules.length === 0 ? t.everybody : terms.rules.map(ruleInWords).join('，')}
      </Fact>
      <Fact name={t.each}>{t.eachWords(terms.perPerson, terms.perRound)}</Fact>
      <Fact name={t.period}>{t.fromTo(typedMoment(terms.useFrom), typedMoment(terms.useUntil))}</Fact>
      <Fact name={t.merchants}>{merchants.map(({ name }) => name).join('、')}</Fact>
      <Fact name={t.paper}>{terms.rulesText}</Fact>
      <Fact name={t.tax}>{terms.taxText}</Fact>
    </View>
  </Stack>
)
