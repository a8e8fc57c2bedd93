import { View } from '@tarojs/components'
import { useState } from 'react'
import { replace } from '../../../platform/navigate'
import { OrgPicker } from '../../membership/desk/org-picker'
import { words as membership } from '../../membership/desk/words'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field, TextArea } from '../../../ui/field'
import { Section, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Panel } from '../../../ui/staff-frame'
import { Check } from '../../../ui/switch'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { saveCampaign, type Terms } from './api'
import type { Draft, TypedField } from './draft'
import { DraftLook } from './draft-look'
import { KindFields } from './form/kind-fields'
import { MerchantField } from './form/merchant-field'
import { QuotaFields } from './form/quota-fields'
import { RoundFields } from './form/round-fields'
import { RuleFields } from './form/rule-fields'
import { termsOf } from './read-draft'
import { useTyped } from './use-typed'
import { words } from './words'

const t = words.form

interface CampaignFormProps {
  start: Draft
  /** Of the draft that is changed. */
  of?: { readonly campaignId: string; readonly version: number }
}

/** Everything that a campaign promises, from top to bottom as people will read it. */
export const CampaignForm = ({ start, of }: CampaignFormProps) => {
  const { draft, isTyped, type, forget } = useTyped(start, of)
  const [sure, setSure] = useState(false)
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const save = useSend((input: { campaignId?: string; version?: number; terms: Terms }, key) =>
    saveCampaign(input, key),
  )
  const part = {
    draft,
    set: (change: Partial<Draft>) => {
      setSure(false)
      type(change)
    },
    problem: (field: string) => problems[field] ?? save.problem(`terms.${field}`),
  }
  const field = (
    key: TypedField,
    label: string,
    more: { help?: string; type?: 'digit' | 'number'; max?: number } = {},
  ) => (
    <Field
      label={label}
      value={draft[key]}
      problem={part.problem(key)}
      onInput={(value) => part.set({ [key]: value })}
      {...more}
    />
  )
  const send = async () => {
    const read = termsOf(draft)
    setProblems('problems' in read ? read.problems : {})
    if ('problems' in read) return
    const saved = await save.send({ ...of, terms: read.terms })
    if (saved === undefined) return
    forget()
    toast(t.saved, 'done')
    replace('deskBenefit', { campaign: saved.campaignId })
  }
  const startOver = () => {
    if (!sure) {
      setSure(true)
      return
    }
    setSure(false)
    setProblems({})
    save.clear()
    forget()
  }
  return (
    <>
      <Panel
        title={t.newTitle}
        aside={
          isTyped && (
            <Btn small kind={sure ? 'danger' : 'text'} onTap={startOver}>
              {sure ? t.startOverSure : t.startOver}
            </Btn>
          )
        }
        foot={
          <>
            <View className="grow">
              <FailureNote of={save} />
              <View className="sm muted">{isTyped ? t.kept : ''}</View>
            </View>
            <Btn kind="main" busy={t.saving} onTap={send}>
              {t.save}
            </Btn>
          </>
        }
      >
        <View className="dk-form">
          {Object.keys(problems).length > 0 && <Notice tone="bad">{t.lookAbove}</Notice>}
          <Section title={t.what} dense>
            <Stack gap={16}>
              {field('title', t.title, { help: t.titleHelp, max: 40 })}
              {field('summary', t.summary, { max: 100 })}
              <OrgPicker
                label={t.org}
                choose={membership.roles.chooseWhere}
                change={membership.roles.changeWhere}
                problem={part.problem('org')}
                chosen={draft.org}
                onPick={({ orgId, name }) =>
                  part.set({
                    org: { orgId, name },
                    ...(draft.organiser === '' && { organiser: name }),
                  })
                }
              />
              {field('organiser', t.organiser, { max: 60 })}
              <KindFields {...part} />
            </Stack>
          </Section>
          <Section title={t.howMany} dense>
            <Stack gap={16}>
              {field('budget', t.budget, { type: 'digit' })}
              <RoundFields {...part} />
            </Stack>
          </Section>
          <Section title={t.who} dense>
            <Stack gap={16}>
              {field('perPerson', t.perPerson, { type: 'number' })}
              {field('perRound', t.perRound, { type: 'number' })}
              <RuleFields {...part} />
              <Check on={draft.waitingList} onTap={() => part.set({ waitingList: !draft.waitingList })}>
                {t.waitingList}
              </Check>
              {draft.waitingList && field('offerHours', t.offerHours, { type: 'number' })}
            </Stack>
          </Section>
          <Section title={t.quota} dense>
            <QuotaFields {...part} />
          </Section>
          <Section title={t.use} dense>
            <Stack gap={16}>
              {field('useFrom', t.useFrom, { help: t.momentHelp })}
              {field('useUntil', t.useUntil)}
              {field('daysAfterClaim', t.daysAfterClaim, { type: 'number' })}
              <MerchantField
                label={t.chooseMerchants}
                merchants={draft.merchants}
                problem={part.problem('merchants')}
                onChange={(merchants) => part.set({ merchants })}
              />
              <Check on={draft.stackable} onTap={() => part.set({ stackable: !draft.stackable })}>
                {t.stackable}
              </Check>
            </Stack>
          </Section>
          <Section title={t.paper} dense>
            <Stack gap={16}>
              <TextArea
                label={t.rulesText}
                value={draft.rulesText}
                max={4000}
                problem={part.problem('rulesText')}
                onInput={(rulesText) => part.set({ rulesText })}
              />
              {field('taxText', t.taxText)}
            </Stack>
          </Section>
        </View>
      </Panel>
      <Panel title={words.look.title} side>
        <DraftLook draft={draft} />
      </Panel>
    </>
  )
}
