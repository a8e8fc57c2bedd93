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
import { MerchantField } from './form/merchant-field'
import { momentOf, typedMoment } from './typed-moment'
import { words } from './words'

const t = words.detail
const p = words.form.problems

type Problems = { count?: string; budget?: string; until?: string }

interface ChangeDialogProps {
  campaign: StaffCampaign
  onClose: () => void
  onProposed: () => void
}

/** Published terms move in people's favour only: more coupons, a longer time, more shops. */
export const ChangeDialog = ({ campaign, onClose, onProposed }: ChangeDialogProps) => {
  const { campaignId, version, terms } = campaign
  const open = campaign.rounds.filter(({ state }) => state !== 'over')
  const [roundId, setRoundId] = useState(open[0]?.roundId)
  const [count, setCount] = useState('')
  const [budget, setBudget] = useState('')
  const [until, setUntil] = useState(typedMoment(terms.useUntil))
  const [merchants, setMerchants] = useState<{ merchantId: string; name: string }[]>([])
  const [problems, setProblems] = useState<Problems>({})
  const propose = useSend((input: { campaignId: string; version: number; change: Change }, key) =>
    proposeChange(input, key),
  )
  const read = (): { change: Change } | { problems: Problems } => {
    const wrong: Problems = {}
    // A field that nobody touched asks for nothing: it shows minutes, the terms have seconds.
    const touched = until.trim() !== typedMoment(terms.useUntil)
    const useUntil = touched ? momentOf(until) : undefined
    const addBudget = budget.trim() === '' ? undefined : fenOf(budget)
    if (touched && useUntil === undefined) wrong.until = p.moment
    if (count.trim() !== '' && !/^[1-9]\d{0,6}$/.test(count.trim())) wrong.count = p.whole(1, 9_999_999)
    if (budget.trim() !== '' && (addBudget === undefined || addBudget === 0)) wrong.budget = p.money
    if (Object.keys(wrong).length > 0) return { problems: wrong }
    return {
      change: {
        ...(useUntil !== undefined && { useUntil }),
        ...(count.trim() !== '' &&
          roundId !== undefined && { addToRound: { roundId, count: Number(count.trim()) } }),
        ...(addBudget !== undefined && { addBudget }),
        ...(merchants.length > 0 && { addMerchantIds: merchants.map(({ merchantId }) => merchantId) }),
      },
    }
  }
  const send = async () => {
    const asked = read()
    setProblems('problems' in asked ? asked.problems : {})
    if ('problems' in asked) return
    if ((await propose.send({ campaignId, version, change: asked.change })) === undefined) return
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
          <Field label={t.addCount} value={count} type="number" problem={problems.count} onInput={setCount} />
          <Field
            label={t.addBudget}
            value={budget}
            type="digit"
            help={t.moreMoney}
            problem={problems.budget}
            onInput={setBudget}
          />
        </>
      )}
      <Field
        label={t.useUntil}
        value={until}
        help={words.form.momentHelp}
        problem={problems.until}
        onInput={setUntil}
      />
      <MerchantField label={t.addMerchants} merchants={merchants} onChange={setMerchants} />
    </FormDialog>
  )
}
