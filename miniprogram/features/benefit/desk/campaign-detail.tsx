import { View } from '@tarojs/components'
import { useState } from 'react'
import { go } from '../../../platform/navigate'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Heading, Split, Stack } from '../../../ui/layout'
import { LoadedPart } from '../../../ui/loaded-part'
import { Notice } from '../../../ui/notice'
import { Tag } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { titleWithWorth } from '../worth'
import { decideCampaign, readStaffCampaign, submitCampaign, type StaffCampaign } from './api'
import { CampaignFigures } from './campaign-figures'
import { CampaignPreview } from './campaign-preview'
import { CampaignTerms } from './campaign-terms'
import { ChangeDialog } from './change-dialog'
import { PauseDialog } from './pause-dialog'
import { words } from './words'

const t = words.detail

interface CampaignDetailProps {
  campaignId: string
  /** Staff act, auditors look. */
  acts: boolean
  onChanged: () => void
}

/** A campaign at the desk: figures, and what this person can do with it. */
export const CampaignDetail = ({ campaignId, acts, onChanged }: CampaignDetailProps) => {
  const campaign = useLoaded(`desk-campaign:${campaignId}`, () => readStaffCampaign(campaignId))
  const changed = () => {
    void campaign.reload()
    onChanged()
  }
  return (
    <LoadedPart of={campaign}>
      {(shown) => (
        <Stack gap={16}>
          <Split>
            <Heading level={2}>{titleWithWorth(shown.terms.title, shown.terms.kind)}</Heading>
            <Tag>{words.list.state[shown.state]}</Tag>
          </Split>
          <View className="sm second">{`${shown.orgName}，${shown.terms.summary}`}</View>
          {shown.pausedFor !== undefined && <Notice tone="warn">{t.pausedFor(shown.pausedFor)}</Notice>}
          {shown.proposal !== undefined && (
            <Notice tone="warn" head={t.waiting(shown.proposal.by)}>
              {shown.proposal.texts.map((text) => (
                <View key={text}>{text}</View>
              ))}
            </Notice>
          )}
          {(shown.state === 'draft' || shown.state === 'submitted') && (
            <CampaignPreview campaignId={campaignId} version={shown.version} />
          )}
          {acts && <Actions campaign={shown} onChanged={changed} />}
          {shown.state !== 'draft' && shown.state !== 'submitted' && <CampaignFigures campaign={shown} />}
          <CampaignTerms campaign={shown} />
        </Stack>
      )}
    </LoadedPart>
  )
}

const Actions = ({ campaign, onChanged }: { campaign: StaffCampaign; onChanged: () => void }) => {
  const { campaignId, version, state } = campaign
  const submit = useSend((input: { campaignId: string; version: number }, key) => submitCampaign(input, key))
  const ask = async () => {
    if ((await submit.send({ campaignId, version })) === undefined) return
    toast(t.submitted, 'done')
    onChanged()
  }
  const deciding =
    state === 'submitted'
      ? campaign.mayDecide
      : campaign.proposal !== undefined && campaign.proposal.mayDecide
  if (state === 'draft')
    return (
      <Stack gap={12}>
        <FailureNote of={submit} />
        <Btns>
          <Btn grow onTap={() => go('deskCampaign', { campaign: campaignId })}>
            {t.edit}
          </Btn>
          <Btn kind="main" grow busy={t.submitting} onTap={ask}>
            {t.submit}
          </Btn>
        </Btns>
      </Stack>
    )
  return (
    <Stack gap={12}>
      {deciding ? (
        <Decision campaignId={campaignId} version={version} onChanged={onChanged} />
      ) : (
        state === 'submitted' && <View className="sm muted">{t.decideOther}</View>
      )}
      {(state === 'running' || state === 'paused') && <Running campaign={campaign} onChanged={onChanged} />}
    </Stack>
  )
}

const Decision = ({
  campaignId,
  version,
  onChanged,
}: {
  campaignId: string
  version: number
  onChanged: () => void
}) => {
  const [note, setNote] = useState('')
  const decide = useSend(
    (input: { campaignId: string; version: number; approve: boolean; note: string }, key) =>
      decideCampaign(input, key),
  )
  const send = async (approve: boolean) => {
    if ((await decide.send({ campaignId, version, approve, note: note.trim() })) === undefined) return
    toast(approve ? t.approved : t.sentBack, 'done')
    onChanged()
  }
  return (
    <Stack gap={12}>
      <Field label={t.note} value={note} max={500} onInput={setNote} problem={decide.problem('note')} />
      <FailureNote of={decide} />
      <Btns>
        <Btn grow busy={t.sendingBack} onTap={() => send(false)}>
          {t.sendBack}
        </Btn>
        <Btn kind="main" grow busy={t.approving} onTap={() => send(true)}>
          {t.approve}
        </Btn>
      </Btns>
    </Stack>
  )
}

const Running = ({ campaign, onChanged }: { campaign: StaffCampaign; onChanged: () => void }) => {
  const { campaignId, state } = campaign
  const [asking, setAsking] = useState(false)
  const [changing, setChanging] = useState(false)
  return (
    <>
      <Btns>
        <Btn grow onTap={() => setAsking(true)}>
          {state === 'paused' ? t.goOn : t.pause}
        </Btn>
        {campaign.proposal === undefined && (
          <Btn grow onTap={() => setChanging(true)}>
            {t.change}
          </Btn>
        )}
      </Btns>
      {asking && (
        <PauseDialog
          campaignId={campaignId}
          paused={state === 'paused'}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false)
            onChanged()
          }}
        />
      )}
      {changing && (
        <ChangeDialog
          campaign={campaign}
          onClose={() => setChanging(false)}
          onProposed={() => {
            setChanging(false)
            onChanged()
          }}
        />
      )}
    </>
  )
}
