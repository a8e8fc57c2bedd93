import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chosen } from '../../desk/chosen'
import { drafts } from '../../../platform/storage'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Heading, Stack } from '../../../ui/layout'
import { toast } from '../../../ui/toast'
import { useFormDraft } from '../../../ui/use-draft'
import { useSend } from '../../../ui/use-send'
import { saveLawyerCard, type LawyerCard } from './api'
import { InterestPicker } from './interest-picker'
import { words } from './words'

const t = words.card
const NAME = 'lawyer-card'
/** As the contract says. */
const DIGITS = 17
const MOST = 50

interface Typed {
  readonly licence: string
  readonly interests: LawyerCard['interests']
}

/** The own licence number, and the unions a lawyer must keep away from. */
export const CardForm = ({ card }: { card: LawyerCard }) => {
  const [typed, change] = useFormDraft<Typed>(NAME, {
    licence: card.licence ?? '',
    interests: card.interests,
  })
  const [asked, setAsked] = useState(false)
  const [finding, setFinding] = useState(false)
  const saving = useSend(saveLawyerCard)
  const { licence, interests } = typed
  const wrong = !new RegExp(`^\\d{${DIGITS}}$`).test(licence)
  const save = async () => {
    setAsked(true)
    if (wrong) return
    const answer = await saving.send({ licence, interestOrgIds: interests.map(({ orgId }) => orgId) })
    if (answer === undefined) return
    // What was saved goes on standing here.
    drafts.drop(NAME)
    toast(t.saved)
  }
  return (
    <View className="dk-form">
      <Stack gap={20}>
        <FailureNote of={saving} />
        <Field
          label={t.licence}
          value={licence}
          type="number"
          max={DIGITS}
          help={t.licenceHelp}
          problem={saving.problem('licence') ?? (asked && wrong ? t.licenceWrong(licence.length) : undefined)}
          onInput={(text) => change({ licence: text.trim() })}
        />
        {card.licence !== undefined && card.licence === licence && (
          <View className="sm muted">{card.licenceChecked ? t.checked : t.unchecked}</View>
        )}
        <Stack gap={8}>
          <Heading level={2}>{t.interests}</Heading>
          <View className="sm muted">{t.interestsWhy}</View>
          {interests.length === 0 ? (
            <View className="muted">{t.none}</View>
          ) : (
            <View className="dk-wrap">
              {interests.map((one) => (
                <Chosen
                  key={one.orgId}
                  label={t.remove(one.name)}
                  onRemove={() => change({ interests: interests.filter(({ orgId }) => orgId !== one.orgId) })}
                >
                  {one.name}
                </Chosen>
              ))}
            </View>
          )}
          {interests.length < MOST && (
            <View className="dk-wrap">
              <Btn small icon="plus" onTap={() => setFinding(true)}>
                {t.add}
              </Btn>
            </View>
          )}
        </Stack>
        <Btn kind="main" wide busy={t.saving} onTap={save}>
          {t.save}
        </Btn>
      </Stack>
      {finding && (
        <InterestPicker
          onPick={(one) => {
            change({ interests: [...interests.filter(({ orgId }) => orgId !== one.orgId), one] })
            setFinding(false)
          }}
          onClose={() => setFinding(false)}
        />
      )}
    </View>
  )
}
