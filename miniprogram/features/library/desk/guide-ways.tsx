import { View } from '@tarojs/components'
import { useState } from 'react'
import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Hint, Stack } from '../../../ui/layout'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { confirmStillRight, issueGuide, startCorrection, withdrawGuide, type Draft } from './api'
import { Review } from './review'
import { SayWhy } from './say-why'
import { words } from './words'

const t = words.detail

interface GuideWaysProps {
  of: Draft
  toBeReviewed: boolean
  isStaff: boolean
  onChanged: () => void
}

/** What this person can do with this version now. */
export const GuideWays = ({ of, toBeReviewed, isStaff, onChanged }: GuideWaysProps) => {
  if (of.state === 'draft')
    return (
      <Btn kind="main" icon="edit" onTap={() => go('deskWrite', { guide: of.guideId, version: of.version })}>
        {t.goOn}
      </Btn>
    )
  if (of.state === 'in-review' || (of.state === 'approved' && !isStaff))
    return <Review of={of} onChanged={onChanged} />
  if (of.state === 'approved') return <Issue of={of} onChanged={onChanged} />
  if (of.state === 'issued')
    return <Issued of={of} toBeReviewed={toBeReviewed} isStaff={isStaff} onChanged={onChanged} />
  return null
}

const Issue = ({ of, onChanged }: { of: Draft; onChanged: () => void }) => {
  const issuing = useSend(issueGuide)
  const issue = async () => {
    if ((await issuing.send({ guideId: of.guideId, version: of.version })) === undefined) return
    toast(t.issued)
    onChanged()
  }
  return (
    <Stack gap={8}>
      <FailureNote of={issuing} />
      <View className="dk-wrap">
        <Btn kind="main" busy={t.issuing} onTap={issue}>
          {t.issue}
        </Btn>
        {!of.mine && <Review of={of} onChanged={onChanged} onlyBack />}
      </View>
      <Hint icon="info">{t.issueNote}</Hint>
    </Stack>
  )
}

const Issued = ({ of, toBeReviewed, isStaff, onChanged }: GuideWaysProps) => {
  const [asking, setAsking] = useState<'withdraw' | 'still'>()
  const correcting = useSend(startCorrection)
  const withdrawing = useSend(withdrawGuide)
  const confirming = useSend(confirmStillRight)
  const correct = async () => {
    const next = await correcting.send(of.guideId)
    if (next === undefined) return
    onChanged()
    go('deskWrite', { guide: next.guideId, version: next.version })
  }
  const after = (said: string) => {
    setAsking(undefined)
    toast(said)
    onChanged()
  }
  return (
    <Stack gap={8}>
      <FailureNote of={correcting} />
      <View className="dk-wrap">
        {isStaff && !toBeReviewed && (
          <Btn
            kind="main"
            icon="horn"
            onTap={() => go('deskSend', { guide: of.guideId, version: of.version })}
          >
            {t.push}
          </Btn>
        )}
        {toBeReviewed && (
          <Btn kind="main" onTap={() => setAsking('still')}>
            {t.still}
          </Btn>
        )}
        <Btn busy={t.correcting} onTap={correct}>
          {t.correct}
        </Btn>
        {isStaff && (
          <Btn kind="text" onTap={() => setAsking('withdraw')}>
            {t.withdraw}
          </Btn>
        )}
      </View>
      {asking === 'withdraw' && (
        <SayWhy
          title={t.withdrawTitle}
          warn={t.withdrawWarn}
          label={t.withdrawWhy}
          help={t.withdrawWhyHelp}
          missing={t.withdrawWhyMissing}
          max={200}
          go={t.withdraw}
          busy={t.withdrawing}
          danger
          field="reason"
          sending={withdrawing}
          onClose={() => setAsking(undefined)}
          onGo={async (reason) => {
            if ((await withdrawing.send({ guideId: of.guideId, reason })) !== undefined) after(t.withdrawn)
          }}
        />
      )}
      {asking === 'still' && (
        <SayWhy
          title={t.stillTitle}
          label={t.stillNote}
          help={t.stillNoteHelp}
          missing={t.stillMissing}
          max={200}
          go={t.still}
          busy={t.stillSaving}
          field="note"
          sending={confirming}
          onClose={() => setAsking(undefined)}
          onGo={async (note) => {
            if ((await confirming.send({ guideId: of.guideId, note })) !== undefined) after(t.stillDone)
          }}
        />
      )}
    </Stack>
  )
}
