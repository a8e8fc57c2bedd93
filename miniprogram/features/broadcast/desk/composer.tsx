import { View } from '@tarojs/components'
import { useState } from 'react'
import { replace } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Line, Stack } from '../../../ui/layout'
import { thousands } from '../../../ui/numbers'
import { Panel } from '../../../ui/staff-frame'
import { Switch } from '../../../ui/switch'
import { clockTime } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { AudienceField } from './audience-field'
import { ChannelPreview } from './channel-preview'
import { contentOf, isBlank, missingIn } from './compose'
import { ContentField } from './content-field'
import { CountLine, CountSample } from './count-line'
import { DraftConflict } from './draft-conflict'
import { SavedAudiences } from './saved-audiences'
import { useCount } from './use-count'
import { useDraft, type Kept } from './use-draft'
import { usePreview } from './use-preview'
import { WaysField } from './ways-field'
import { words } from './words'

const t = words.send

/** Puts a push together and sends it: what is said, who gets it, by which ways; one button. */
export const Composer = ({
  draftId,
  begin,
}: {
  draftId: string | undefined
  begin: Kept & { readonly saved: string }
}) => {
  const draft = useDraft(draftId, begin)
  const [isSaved, setSaved] = useState(false)
  const { compose, change, choose, sending, saving } = draft
  const counted = useCount(compose.choice)
  const seen = usePreview(contentOf(compose), compose.compulsory)
  const missing = missingIn(compose)
  const groups = counted.state === 'ready' ? (counted.count?.groups ?? 0) : 0
  const isForTwo = counted.count?.needsApproval === true
  const send = async () => {
    const sent = await draft.submit()
    if (sent === undefined) return
    toast(sent.state === 'waiting' ? t.handedOver : t.sent)
    replace('deskFunnel', { id: sent.broadcastId })
  }
  const go = groups === 0 ? t.goNone : isForTwo ? t.handOver(thousands(groups)) : t.go(thousands(groups))
  return (
    <>
      <Panel
        title={t.title}
        aside={<Keeping of={draft} isBlank={isBlank(compose)} />}
        foot={
          <>
            <View className="grow">
              {missing === undefined ? (
                <CountLine of={counted} />
              ) : (
                <View className="sm muted">{words.missingPart[missing]}</View>
              )}
              {isForTwo && <View className="sm warn">{t.forTwo}</View>}
            </View>
            <Btn
              kind="main"
              busy={t.going}
              off={missing !== undefined || groups === 0 || draft.isConflict}
              onTap={send}
            >
              {go}
            </Btn>
          </>
        }
      >
        <Stack gap={20}>
          {draft.isConflict ? <DraftConflict of={draft} /> : <FailureNote of={sending} />}
          {saving.refusal !== undefined && !draft.isConflict && <FailureNote of={saving} />}
          <ContentField
            of={compose}
            onChange={change}
            problem={(field) => sending.problem(field) ?? saving.problem(field)}
          />
          <AudienceField
            choice={compose.choice}
            onChoose={choose}
            aside={
              <Btn small kind="text" icon="users" onTap={() => setSaved(true)}>
                {words.saved.title}
              </Btn>
            }
          />
          <WaysField
            chosen={compose.channels}
            counted={counted}
            onChange={(channels) => change({ channels })}
          />
          <Line tight>
            <View className="grow">
              <View className="mid">{t.compulsory}</View>
              <View className="sm muted">{t.compulsoryWhy}</View>
            </View>
            <Switch
              label={t.compulsoryWhy}
              on={compose.compulsory}
              onTap={() => change({ compulsory: !compose.compulsory })}
            />
          </Line>
          <CountSample of={counted} />
        </Stack>
        {isSaved && (
          <SavedAudiences
            choice={compose.choice}
            onTake={(choice) => change({ choice })}
            onClose={() => setSaved(false)}
          />
        )}
      </Panel>
      <Panel title={words.preview.title} side>
        <ChannelPreview of={seen} missing={missing === undefined ? undefined : words.missingPart[missing]} />
      </Panel>
    </>
  )
}

/** Whether what is typed is safe, and since when. */
const Keeping = ({ of, isBlank: blank }: { of: ReturnType<typeof useDraft>; isBlank: boolean }) => {
  const said = blank
    ? t.kept
    : of.saving.lost
      ? t.keptHere
      : of.isDirty
        ? t.keeping
        : of.savedAt === undefined
          ? t.keptBefore
          : t.keptAt(clockTime(of.savedAt))
  return <View className="xs muted">{said}</View>
}
