import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { isDay } from '../../desk/days'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { Row } from '../../../ui/row'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { when } from '../when'
import { words as seen } from '../words'
import { endLeave, listLeaves, saveLeave, type AdviserRow } from './api'
import { momentOn } from './days'
import { PickPeople } from './pick-people'
import { PreviewBtn } from './preview-btn'
import { TouchedNotice } from './touched'
import { usePreview } from './use-preview'
import { words } from './words'

const t = words.shifts

interface LeavesProps {
  people: readonly AdviserRow[]
  may: boolean
  now: number | undefined
  onChanged: () => Promise<void>
}

/** Who is away, and entering it. */
export const Leaves = ({ people, may, now, onChanged }: LeavesProps) => {
  const leaves = useLoaded('hotline-leaves', listLeaves, { keep: false })
  const [adding, setAdding] = useState(false)
  const ending = useSend(endLeave)
  const changed = async () => {
    setAdding(false)
    await Promise.all([leaves.reload(), onChanged()])
  }
  const end = async (leaveId: string) => {
    if ((await ending.send({ leaveId })) === undefined) return
    toast(t.leaveEnded)
    await changed()
  }
  if (leaves.data === undefined) return <Instead of={leaves} />
  return (
    <Stack gap={8}>
      {may && (
        <View className="dk-end">
          <Btn small icon="plus" onTap={() => setAdding(true)}>
            {t.addLeave}
          </Btn>
        </View>
      )}
      <FailureNote of={ending} />
      {leaves.data.items.length === 0 && <View className="sm muted">{t.noLeaves}</View>}
      {leaves.data.items.map(({ leaveId, adviser, from, to, reason }) => (
        <Row
          key={leaveId}
          title={seen.adviser(adviser.name, adviser.kind)}
          sub={[`${when(from, now)} – ${when(to, now)}`, reason]
            .filter((part) => part !== undefined)
            .join('，')}
          end={
            may ? (
              <Btn small kind="line" label={`${t.endLeave}：${adviser.name}`} onTap={() => end(leaveId)}>
                {t.endLeave}
              </Btn>
            ) : null
          }
        />
      ))}
      {adding && (
        <Dialog title={t.addLeave} onClose={() => setAdding(false)}>
          <AddLeave people={people.filter(({ active }) => active)} now={now} onSaved={changed} />
        </Dialog>
      )}
    </Stack>
  )
}

const AddLeave = ({
  people,
  now,
  onSaved,
}: {
  people: readonly AdviserRow[]
  now: number | undefined
  onSaved: () => Promise<void>
}) => {
  const c = words.calendar
  const [who, setWho] = useState<readonly string[]>([])
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const saving = usePreview(saveLeave, () => {
    toast(words.saved)
    return onSaved()
  })
  const looked = saving.shown
  const start = momentOn(from, '00:00')
  const end = momentOn(to === '' ? from : to, '24:00')
  const wrong = !isDay(from) || start === undefined || end === undefined || end <= start
  const [adviserId] = who
  const save = async () => {
    setTried(true)
    if (wrong || adviserId === undefined) return
    const said = reason.trim()
    await saving.go({ adviserId, from: start, to: end, ...(said === '' ? {} : { reason: said }) })
  }
  const change = (how: () => void) => {
    how()
    saving.forget()
  }
  return (
    <Stack gap={20}>
      <PickPeople
        label={words.people.who}
        one
        people={people}
        chosen={who}
        problem={tried && adviserId === undefined ? words.rule.needPeople : undefined}
        onChange={(chosen) => change(() => setWho(chosen))}
      />
      <Field
        label={c.from}
        value={from}
        max={10}
        placeholder="2026-12-01"
        problem={tried && wrong ? c.wrongSpan : saving.problem('from')}
        onInput={(text) => change(() => setFrom(text.trim()))}
      />
      <Field
        label={c.to}
        value={to}
        max={10}
        placeholder="2026-12-01"
        onInput={(text) => change(() => setTo(text.trim()))}
      />
      <Field label={c.reason} value={reason} max={60} onInput={setReason} />
      {looked !== undefined && (
        <TouchedNotice
          touched={looked.touched}
          more={looked.uncovered === 0 ? [] : [t.uncovered(looked.uncovered)]}
          now={now}
        />
      )}
      <FailureNote of={saving} />
      <View className="sheet__foot">
        <PreviewBtn looked={looked !== undefined} word={words.save} onTap={save} />
      </View>
    </Stack>
  )
}
