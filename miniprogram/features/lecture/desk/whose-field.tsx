import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chosen } from '../../desk/chosen'
import { Btn } from '../../../ui/btn'
import { Line } from '../../../ui/layout'
import { Switch } from '../../../ui/switch'
import { HostPicker } from './host-picker'
import { words } from './words'
import type { Whose } from './work-list'

const t = words.questions

/** Own ones by a switch; staff also look at what one lawyer owes. `mayChoose`: staff. */
export const WhoseField = ({
  of,
  mayChoose,
  onChange,
}: {
  of: Whose
  mayChoose: boolean
  onChange: (of: Whose) => void
}) => {
  const [open, setOpen] = useState(false)
  const owner = of === 'all' || of === 'mine' ? undefined : of
  if (!mayChoose)
    return (
      <Line tight>
        <View className="grow">{t.mine}</View>
        <Switch label={t.mine} on={of === 'mine'} onTap={() => onChange(of === 'mine' ? 'all' : 'mine')} />
      </Line>
    )
  return (
    <Line tight>
      <View className="grow">{t.whose}</View>
      {owner === undefined ? (
        <>
          <View className="muted">{t.everybody}</View>
          <Btn small kind="line" icon="users" onTap={() => setOpen(true)}>
            {t.whosePick}
          </Btn>
        </>
      ) : (
        <Chosen label={words.plan.remove(owner.name)} onRemove={() => onChange('all')}>
          {owner.name}
        </Chosen>
      )}
      {open && (
        <HostPicker
          title={t.whoseTitle}
          lawyersOnly
          many={false}
          chosen={[]}
          onChange={([one]) => one !== undefined && onChange(one)}
          onClose={() => setOpen(false)}
        />
      )}
    </Line>
  )
}
