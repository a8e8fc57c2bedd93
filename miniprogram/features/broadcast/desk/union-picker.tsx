import { View } from '@tarojs/components'
import { Dialog } from '../../desk/dialog'
import { Btn } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { OrgTree } from '../../membership/desk/org-tree'
import { toggled, type Named } from './audience'
import { words } from './words'

interface UnionPickerProps {
  chosen: readonly Named[]
  onChange: (chosen: readonly Named[]) => void
  onClose: () => void
}

/** Subtrees: whoever is chosen stands for everything below. */
export const UnionPicker = ({ chosen, onChange, onClose }: UnionPickerProps) => {
  const t = words.send
  return (
    <Dialog title={t.chooseUnions} onClose={onClose}>
      <Stack gap={12}>
        <View className="sm muted">{t.unionsHelp}</View>
        <OrgTree
          many
          chosen={chosen.map(({ id }) => id)}
          onTap={({ orgId, name }) => onChange(toggled(chosen, { id: orgId, name }))}
        />
        <View className="sheet__foot">
          <Btn wide onTap={onClose}>
            {t.chosenUnions(chosen.length)}
          </Btn>
        </View>
      </Stack>
    </Dialog>
  )
}
