import { readStaffCampaign } from '../../../features/benefit/desk/api'
import { CampaignForm } from '../../../features/benefit/desk/campaign-form'
import { draftOf, emptyDraft } from '../../../features/benefit/desk/draft'
import { words } from '../../../features/benefit/desk/words'
import { DeskPage } from '../../../features/desk/desk-page'
import { useParams } from '../../../platform/lifecycle'
import { Instead } from '../../../ui/page'
import { Panel } from '../../../ui/staff-frame'
import { useLoaded } from '../../../ui/use-loaded'

/** Writing a campaign, or changing its draft. */
export default function CampaignEditPage() {
  const { campaign } = useParams()
  return (
    <DeskPage at="benefit">
      {() =>
        campaign === undefined ? <CampaignForm start={emptyDraft()} /> : <Opened campaignId={campaign} />
      }
    </DeskPage>
  )
}

const Opened = ({ campaignId }: { campaignId: string }) => {
  const draft = useLoaded(`edit-campaign:${campaignId}`, () => readStaffCampaign(campaignId), {
    fresh: false,
  })
  if (draft.data === undefined || draft.state === 'loading')
    return (
      <Panel title={words.form.newTitle}>
        <Instead of={draft} />
      </Panel>
    )
  const { terms, orgName, merchants, version } = draft.data
  return <CampaignForm start={draftOf(terms, { org: orgName, merchants })} of={{ campaignId, version }} />
}
