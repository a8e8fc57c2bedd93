import { View } from '@tarojs/components'
import { Heading, Stack } from '../../../ui/layout'
import { LoadedPart } from '../../../ui/loaded-part'
import { Notice } from '../../../ui/notice'
import { Fact } from '../../../ui/row'
import { useLoaded } from '../../../ui/use-loaded'
import { yuan } from '../yuan'
import { previewCampaign } from './api'
import { words } from './words'

const t = words.detail

/** Before anything is promised: who can get it, what it can cost at worst, what stands in the way. */
export const CampaignPreview = ({ campaignId, version }: { campaignId: string; version: number }) => {
  const preview = useLoaded(`preview:${campaignId}:${version}`, () => previewCampaign(campaignId))
  return (
    <Stack gap={8}>
      <Heading level={3}>{t.preview}</Heading>
      <LoadedPart of={preview}>
        {({ eligible, members, exact, byOrg, worstEach, worstTotal, budget, problems }) => (
          <>
            <View>{`${exact ? '' : t.about}${t.eligible(eligible, members)}`}</View>
            {byOrg.length > 1 && (
              <View>
                {byOrg.map(({ orgId, name, eligible: some, quota }) => (
                  <Fact key={orgId} name={name}>
                    {t.byOrg(some, quota)}
                  </Fact>
                ))}
              </View>
            )}
            <Fact name={t.worstEach}>{`${yuan(worstEach)} 元`}</Fact>
            <Fact name={t.worstTotal}>{`${yuan(worstTotal)} 元`}</Fact>
            <Fact name={t.budget}>{`${yuan(budget)} 元`}</Fact>
            {problems.length > 0 && (
              <Notice tone="bad" head={t.problems}>
                {problems.map((problem) => (
                  <View key={problem}>{problem}</View>
                ))}
              </Notice>
            )}
          </>
        )}
      </LoadedPart>
    </Stack>
  )
}
