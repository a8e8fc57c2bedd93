import { View } from '@tarojs/components'
import { Dialog } from '../../desk/dialog'
import { Listed } from '../../desk/listed'
import { SearchedBox, useSearched } from '../../desk/searched'
import { Btn } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { thousands } from '../../../ui/numbers'
import { Row, Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { Tick } from '../../../ui/switch'
import { listGroups } from '../../membership/desk/api'
import { toggled, type Named } from './audience'
import { words } from './words'

interface GroupPickerProps {
  title: string
  chosen: readonly Named[]
  onChange: (chosen: readonly Named[]) => void
  onClose: () => void
}

/** Groups of the scope by hand. */
export const GroupPicker = ({ title, chosen, onChange, onClose }: GroupPickerProps) => {
  const t = words.send
  const search = useSearched('pick-groups', listGroups)
  return (
    <Dialog title={title} onClose={onClose}>
      <Stack gap={12}>
        <SearchedBox of={search} label={t.findGroup} />
        <Listed of={search.found} empty={<Blank icon="search" head={t.noGroup} words={t.noGroupWhy} />}>
          {(items) => (
            <Rows>
              {items.map(({ groupId, name, orgName, members }) => {
                const isOn = chosen.some(({ id }) => id === groupId)
                return (
                  <Row
                    key={groupId}
                    lead={<Tick on={isOn} />}
                    title={name}
                    sub={`${orgName}　${t.people(thousands(members))}`}
                    role="checkbox"
                    checked={isOn}
                    onTap={() => onChange(toggled(chosen, { id: groupId, name }))}
                  />
                )
              })}
            </Rows>
          )}
        </Listed>
        <View className="sheet__foot">
          <Btn wide onTap={onClose}>
            {t.chosenGroups(chosen.length)}
          </Btn>
        </View>
      </Stack>
    </Dialog>
  )
}
