import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chosen } from '../../../desk/chosen'
import { Dialog } from '../../../desk/dialog'
import { Btn } from '../../../../ui/btn'
import { Stack } from '../../../../ui/layout'
import { MerchantPicker } from '../merchant-picker'
import { words } from '../words'
import type { Part } from './part'

const t = words.form

/** The shops' owners where the coupon counts. */
export const MerchantField = ({ draft, set, problem }: Part) => {
  const [open, setOpen] = useState(false)
  const chosen = draft.merchants.map(({ merchantId }) => merchantId)
  const wrong = problem('merchants')
  return (
    <Stack gap={8}>
      <View>
        {draft.merchants.map(({ merchantId, name }) => (
          <Chosen
            key={merchantId}
            label={`${t.no}${name}`}
            onRemove={() =>
              set({ merchants: draft.merchants.filter((one) => one.merchantId !== merchantId) })
            }
          >
            {name}
          </Chosen>
        ))}
      </View>
      {wrong !== undefined && <View className="sm bad">{wrong}</View>}
      <Btn onTap={() => setOpen(true)}>{t.chooseMerchants}</Btn>
      {open && (
        <Dialog title={t.chooseMerchants} onClose={() => setOpen(false)}>
          <MerchantPicker
            chosen={chosen}
            onTap={({ merchantId, name }) =>
              set({
                merchants: chosen.includes(merchantId)
                  ? draft.merchants.filter((one) => one.merchantId !== merchantId)
                  : [...draft.merchants, { merchantId, name }],
              })
            }
          />
        </Dialog>
      )}
    </Stack>
  )
}
