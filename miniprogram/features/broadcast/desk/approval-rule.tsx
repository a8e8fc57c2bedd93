import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { readSettings, saveSettings } from './api'
import { words } from './words'

const t = words.approve
/** As the contract says. */
const MOST = 1_000_000

/** From how many groups on a second person is asked; a rule of the own desk. */
export const ApprovalRule = () => {
  const settings = useLoaded('push-settings', readSettings)
  const [typed, setTyped] = useState<string>()
  const saving = useSend(saveSettings)
  const { data } = settings
  if (data === undefined) return null
  const shown = typed ?? String(data.approvalAbove)
  const isNumber = /^\d{1,7}$/.test(shown) && Number(shown) <= MOST
  const save = async () => {
    if ((await saving.send({ orgId: data.orgId, approvalAbove: Number(shown) })) === undefined) return
    setTyped(undefined)
    toast(t.ruleSaved)
    await settings.reload()
  }
  return (
    <View className="dk-form">
      <View className="dk-pic">
        <View className="grow">
          <Field
            label={t.rule}
            type="number"
            value={shown}
            max={7}
            help={t.ruleHelp(data.orgName)}
            problem={saving.problem('approvalAbove') ?? (isNumber ? undefined : t.ruleWrong)}
            onInput={setTyped}
          />
        </View>
        {isNumber && Number(shown) !== data.approvalAbove && (
          <Btn busy={t.busy} onTap={save}>
            {t.ruleSave}
          </Btn>
        )}
      </View>
      <FailureNote of={saving} />
    </View>
  )
}
