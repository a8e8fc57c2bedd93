import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chosen } from '../../../desk/chosen'
import { Dialog } from '../../../desk/dialog'
import { Btn } from '../../../../ui/btn'
import { Stack } from '../../../../ui/layout'
import { MerchantPicker } from '../merchant-picker'
import { words } from '../words'

const t = words.form

interface Named {
  readonly merchantId: string
  readonly name: string
}

interface MerchantFieldProps {
  label: string
  merchants: readonly Named[]
  problem?: string | undefined
  onChange: (merchants: Named[]) => void
}

/** The shops' owners where the coupon counts. */
export const MerchantField = ({ label, merchants, problem, onChange }: MerchantFieldProps) => {
  const [open, setOpen] = useState(false)
  const chosen = merchants.map(({ merchantId }) => merchantId)
  const without = (gone: string) => merchants.filter(({ merchantId }) => merchantId !== gone)
  return (
    <Stack gap={8}>
      <View>
        {merchants.map(({ merchantId, name }) => (
          <Chosen key={merchantId} label={`${t.no}${name}`} onRemove={() => onChange(without(merchantId))}>
            {name}
          </Chosen>
        ))}
      </View>
      {problem !== undefined && <View className="sm bad">{problem}</View>}
      <Btn onTap={() => setOpen(true)}>{label}</Btn>
      {open && (
        <Dialog title={label} onClose={() => setOpen(false)}>
          <MerchantPicker
            chosen={chosen}
            onTap={({ merchantId, name }) =>
              onChange(
                chosen.includes(merchantId) ? without(merchantId) : [...merchants, { merchantId, name }],
              )
            }
          />
        </Dialog>
      )}
    </Stack>
  )
}
