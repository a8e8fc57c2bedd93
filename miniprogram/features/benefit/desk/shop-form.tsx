import { useState } from 'react'
import { FormDialog } from '../../desk/form-dialog'
import { Field } from '../../../ui/field'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { saveShop, type Merchant, type ShopInput } from './api'
import { StateField } from './state-field'
import { words } from './words'

const t = words.merchants
type Shop = Merchant['shops'][number]

interface ShopFormProps {
  merchantId: string
  shop?: Shop
  onClose: () => void
  onSaved: () => void
}

/** One shop of a merchant: where customers go. */
export const ShopForm = ({ merchantId, shop, onClose, onSaved }: ShopFormProps) => {
  const [name, setName] = useState(shop?.name ?? '')
  const [address, setAddress] = useState(shop?.address ?? '')
  const [hours, setHours] = useState(shop?.hours ?? '')
  const [phone, setPhone] = useState(shop?.phone ?? '')
  const [state, setState] = useState<ShopInput['state']>(shop?.state ?? 'active')
  const save = useSend((input: { shopId?: string; shop: ShopInput }, key) => saveShop(input, key))
  const send = async () => {
    const saved = await save.send({
      ...(shop !== undefined && { shopId: shop.shopId }),
      shop: {
        merchantId,
        name: name.trim(),
        address: address.trim(),
        hours: hours.trim(),
        ...(phone.trim() !== '' && { phone: phone.trim() }),
        ...(shop?.location !== undefined && { location: shop.location }),
        state,
      },
    })
    if (saved === undefined) return
    toast(t.saved, 'done')
    onSaved()
  }
  const problem = (field: string) => save.problem(`shop.${field}`)
  return (
    <FormDialog
      title={shop === undefined ? t.addShop : t.edit}
      sending={save}
      word={t.save}
      busy={t.saving}
      onSave={send}
      onClose={onClose}
    >
      <Field label={t.name} value={name} max={40} onInput={setName} problem={problem('name')} />
      <Field label={t.address} value={address} max={80} onInput={setAddress} problem={problem('address')} />
      <Field
        label={t.hours}
        value={hours}
        max={40}
        help={t.hoursHelp}
        onInput={setHours}
        problem={problem('hours')}
      />
      <Field label={t.shopPhone} value={phone} max={20} onInput={setPhone} problem={problem('phone')} />
      <StateField state={state} onTap={setState} />
    </FormDialog>
  )
}
