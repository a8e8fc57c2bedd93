import { View } from '@tarojs/components'
import { useState } from 'react'
import { FormDialog } from '../../desk/form-dialog'
import { Chips } from '../../../ui/chips'
import { Field } from '../../../ui/field'
import { moment } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { fenOf } from '../yuan'
import { proposeChange, type Change, type StaffCampaign } from './api'
import { momentOf, typedMoment } from './typed-moment'
import { words } from './words'

const t = words.detail

interface ChangeDialogProps {
  campaign: StaffCampaign
  onClose: () => void
  onProposed: () => void
}

/** Published terms move in people's favour only: more coupons, a longer time. */
export const ChangeDialog = ({ campaign, onClose, onProposed }: ChangeDialogProps) => {
  const { campaignId, version, terms } = campaign
  const open = campaign.rounds.filter(({ state }) => state !== 'over')
  const [roundId, setRoundId] = useState(open[0]?.roundId)
  const [count, setCount] = useState('')
  const [budget, setBudget] = useState('')
  const [until, setUntil] = useState(typedMoment(terms.useUntil))
  const propose = useSend((input: { campaignId: string; version: number; change: Change }, key) =>
    proposeChange(input, key),
  )
  const send = async () => {
    const useUntil = momentOf(until)
    const more = /^[1-9]\d{0,7}$/.test(count) && roundId !== undefined ? Number(count) : undefined
    const addBudget = fenOf(budget)
    const done = await propose.send({
      campaignId,
      version,
      change: {
        ...(useUntil !== undefined && useUntil !== terms.useUntil && { useUntil }),
        ...(more !== undefined && roundId !== undefined && { addToRound: { roundId, count: more } }),
        ...(addBudget !== undefined && addBudget > 0 && { addBudget }),
      },
    })
    if (done === undefined) return
    toast(t.proposed, 'done')
    onProposed()
  }
  const wordOf = (id: string): string => {
    const round = open.find((one) => one.roundId === id)
    return round === undefined ? id : moment(round.opensAt)
  }
  return (
    <FormDialog
      title={t.change}
      sending={propose}
      word={t.propose}
      busy={t.proposing}
      onSave={send}
      onClose={onClose}
    >
      <View className="sm second">{t.changeWhy}</View>
      {open.length > 0 && (
        <>
          <Chips
            label={t.rounds}
            items={open.map((round) => wordOf(round.roundId))}
            {...(roundId !== undefined && { chosen: wordOf(roundId) })}
            onTap={(word) => setRoundId(open.find((round) => wordOf(round.roundId) === word)?.roundId)}
          />
          <Field label={t.addCount} value={count} type="number" onInput={setCount} />
          <Field label={t.addBudget} value={budget} type="digit" onInput={setBudget} />
        </>
      )}
      <Field label={t.useUntil} value={until} onInput={setUntil} help={words.form.momentHelp} />
    </FormDialog>
  )
}
