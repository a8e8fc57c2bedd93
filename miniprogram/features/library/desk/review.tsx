import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { TextArea } from '../../../ui/field'
import { Hint, Stack } from '../../../ui/layout'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { decideReview, type Draft } from './api'
import { SayWhy } from './say-why'
import { words } from './words'

const t = words.detail

interface ReviewProps {
  of: Draft
  onChanged: () => void
  /** What was approved already can still be sent back. */
  onlyBack?: boolean
}

/** The second reader's part; never for somebody who wrote a word of it. */
export const Review = ({ of, onChanged, onlyBack = false }: ReviewProps) => {
  const [note, setNote] = useState('')
  const [asking, setAsking] = useState(false)
  const deciding = useSend(decideReview)
  if (of.mine) return <Hint icon="users">{t.waitOther}</Hint>
  const decide = async (approve: boolean, said: string) => {
    const done = await deciding.send({
      guideId: of.guideId,
      version: of.version,
      approve,
      note: said,
    })
    if (done === undefined) return
    setAsking(false)
    toast(approve ? t.approved : t.sentBackDone)
    onChanged()
  }
  const back = (
    <>
      <Btn onTap={() => setAsking(true)}>{t.sendBack}</Btn>
      {asking && (
        <SayWhy
          title={t.sendBackTitle}
          label={t.sendBackWhy}
          help={t.sendBackHelp}
          missing={t.sendBackMissing}
          max={500}
          go={t.sendBack}
          busy={t.sendingBack}
          field="note"
          sending={deciding}
          onClose={() => setAsking(false)}
          onGo={(said) => decide(false, said)}
        />
      )}
    </>
  )
  if (onlyBack) return back
  if (of.state === 'approved')
    return (
      <Stack gap={8}>
        <Hint icon="info">{t.staffIssues}</Hint>
        <View className="dk-wrap">{back}</View>
      </Stack>
    )
  return (
    <Stack gap={12}>
      <TextArea label={t.note} value={note} max={500} onInput={setNote} problem={deciding.problem('note')} />
      {!asking && <FailureNote of={deciding} />}
      <View className="dk-wrap">
        <Btn kind="main" busy={t.approving} onTap={() => decide(true, note.trim())}>
          {t.approve}
        </Btn>
        {back}
      </View>
    </Stack>
  )
}
