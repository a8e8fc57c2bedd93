import { useState } from 'react'
import { View } from '@tarojs/components'
import { FormDialog } from '../../desk/form-dialog'
import { OrgPicker } from '../../membership/desk/org-picker'
import { words as membership } from '../../membership/desk/words'
import { Field } from '../../../ui/field'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { saveMerchant, type Merchant, type MerchantInput } from './api'
import { StateField } from './state-field'
import { words } from './words'

const t = words.merchants

interface MerchantFormProps {
  /** Absent: a new one. */
  merchant?: Merchant
  orgName?: string
  onClose: () => void
  onSaved: (merchantId: string) => void
}

/** A merchant and where its money goes. Stored numbers come masked and stay when nothing is typed. */
export const MerchantForm = ({ merchant, orgName, onClose, onSaved }: MerchantFormProps) => {
  const [name, setName] = useState(merchant?.name ?? '')
  const [org, setOrg] = useState(
    merchant === undefined ? undefined : { orgId: merchant.orgId, name: orgName ?? '' },
  )
  const [contact, setContact] = useState(merchant?.contact ?? '')
  const [phone, setPhone] = useState('')
  const [payee, setPayee] = useState({ name: '', bank: '', account: '' })
  const [state, setState] = useState<MerchantInput['state']>(merchant?.state ?? 'active')
  const save = useSend((input: { merchantId?: string; merchant: MerchantInput }, key) =>
    saveMerchant(input, key),
  )
  const stored = merchant === undefined ? '' : t.keepStored
  const send = async () => {
    const filled = payee.name.trim() !== '' || payee.bank.trim() !== '' || payee.account.trim() !== ''
    const saved = await save.send({
      ...(merchant !== undefined && { merchantId: merchant.merchantId }),
      merchant: {
        name: name.trim(),
        orgId: org?.orgId ?? '',
        contact: contact.trim(),
        ...(phone.trim() !== '' && { phone: phone.trim() }),
        ...(filled && {
          payee: { name: payee.name.trim(), bank: payee.bank.trim(), account: payee.account.trim() },
        }),
        state,
      },
    })
    if (saved === undefined) return
    toast(t.saved, 'done')
    onSaved(saved.merchantId)
  }
  const problem = (field: string) => save.problem(`merchant.${field}`)
  return (
    <FormDialog
      title={merchant === undefined ? t.add : t.edit}
      sending={save}
      word={t.save}
      busy={t.saving}
      onSave={send}
      onClose={onClose}
    >
      <Field label={t.name} value={name} max={60} onInput={setName} problem={problem('name')} />
      <OrgPicker
        label={t.org}
        choose={membership.roles.chooseWhere}
        change={membership.roles.changeWhere}
        problem={problem('orgId')}
        chosen={org}
        onPick={setOrg}
      />
      <Field label={t.contact} value={contact} max={30} onInput={setContact} problem={problem('contact')} />
      <Field
        label={t.phone}
        value={phone}
        type="number"
        max={11}
        help={stored}
        placeholder={merchant?.phone ?? ''}
        onInput={setPhone}
        problem={problem('phone')}
      />
      <View className="h3">{t.payee}</View>
      {(['name', 'bank', 'account'] as const).map((key) => (
        <Field
          key={key}
          label={key === 'name' ? t.payeeName : t[key]}
          value={payee[key]}
          type={key === 'account' ? 'number' : 'text'}
          max={60}
          help={stored}
          placeholder={merchant?.payee[key] ?? ''}
          onInput={(value) => setPayee({ ...payee, [key]: value })}
          problem={problem(`payee.${key}`)}
        />
      ))}
      <StateField state={state} onTap={setState} />
    </FormDialog>
  )
}
