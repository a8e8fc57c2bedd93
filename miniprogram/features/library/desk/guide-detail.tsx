import { View } from '@tarojs/components'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Instead } from '../../../ui/page'
import { OfflineBar } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'
import { readDraft } from './api'
import { GuidePreview } from './preview'
import { GuideWays } from './guide-ways'
import { words } from './words'

const t = words.detail

interface GuideDetailProps {
  guideId: string
  version: number
  toBeReviewed: boolean
  /** Which articles changed. */
  reasons: readonly string[]
  isStaff: boolean
  onChanged: () => void
}

/** One version as readers see it, and what can be done with it. */
export const GuideDetail = ({
  guideId,
  version,
  toBeReviewed,
  reasons,
  isStaff,
  onChanged,
}: GuideDetailProps) => {
  const draft = useLoaded(`draft:${guideId}:${version}`, () => readDraft(guideId, version))
  const { data } = draft
  if (data === undefined) return <Instead of={draft} />
  return (
    <Stack gap={16}>
      {draft.state === 'offline' && <OfflineBar seenAt={draft.seenAt} onAgain={() => void draft.reload()} />}
      {toBeReviewed && (
        <Notice tone="warn" head={t.reviewHead}>
          {t.reviewWhy}
          {reasons.map((reason) => (
            <View key={reason}>{reason}</View>
          ))}
        </Notice>
      )}
      {data.reviewNote !== undefined && data.reviewNote !== '' && (
        <Notice
          tone={data.state === 'draft' ? 'warn' : 'plain'}
          head={`${data.state === 'draft' ? t.sentBack : t.approvedNote}：`}
        >
          {data.reviewNote}
        </Notice>
      )}
      <GuideWays
        of={data}
        toBeReviewed={toBeReviewed}
        isStaff={isStaff}
        onChanged={() => {
          void draft.reload()
          onChanged()
        }}
      />
      <GuidePreview of={data} version={data.version} citations={data.citations} />
    </Stack>
  )
}
