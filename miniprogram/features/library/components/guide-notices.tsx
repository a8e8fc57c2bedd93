import { View } from '@tarojs/components'
import { replace } from '../../../platform/navigate'
import { TextLink } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { longDay } from '../../../ui/time'
import type { Guide } from '../api'
import { words } from '../words'

/** What a reader must know before the text: withdrawn, corrected, being looked at again. */
export const GuideNotices = ({ guide }: { guide: Guide }) => {
  const { withdrawal, correction } = guide
  const old = correction !== undefined && correction.currentVersion > guide.version
  return (
    <Stack gap={8}>
      {withdrawal !== undefined && (
        <Notice tone="bad" head={words.withdrawnHead}>
          {words.withdrawn(longDay(withdrawal.on), withdrawal.reason)}
        </Notice>
      )}
      {correction !== undefined && withdrawal === undefined && (
        <Notice tone="warn" icon="edit" head={words.correctedHead}>
          {old ? words.correctedOld(longDay(correction.on), correction.currentVersion) : words.correctedNew}
          {correction.note !== '' && <View>{words.correctionNote(correction.note)}</View>}
          {old && (
            <TextLink onTap={() => replace('guide', { guideId: guide.guideId })}>
              {words.readNew(correction.currentVersion)}
            </TextLink>
          )}
        </Notice>
      )}
      {guide.toBeReviewed && withdrawal === undefined && (
        <Notice tone="warn" head={words.toBeReviewedHead}>
          {words.toBeReviewed}
        </Notice>
      )}
    </Stack>
  )
}
