import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { readGuide } from '../../library/api'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { Row, Rows } from '../../../ui/row'
import { RowBones } from '../../../ui/states'
import { Tick } from '../../../ui/switch'
import { useLoaded } from '../../../ui/use-loaded'
import type { Sending } from '../../../ui/use-send'
import { words } from './words'

const t = words.script

/** Sections of the handbook that are put behind the script. */
export const ImportDialog = ({
  guideId,
  version,
  sending,
  onTake,
  onClose,
}: {
  guideId: string
  version: number
  sending: Pick<Sending<never, unknown>, 'refusal' | 'lost'>
  onTake: (sections: number[]) => Promise<boolean>
  onClose: () => void
}) => {
  const guide = useLoaded(`guide:${guideId}:${version}`, () => readGuide(guideId, version))
  const [chosen, setChosen] = useState<readonly number[]>([])
  const take = async () => {
    if (await onTake([...chosen].sort((one, other) => one - other))) onClose()
  }
  return (
    <Dialog title={t.importTitle} onClose={onClose}>
      <Stack gap={12}>
        <View className="sm muted">{t.importWhy}</View>
        <FailureNote of={sending} />
        {guide.data === undefined ? (
          <Instead of={guide} bones={<RowBones count={3} />} />
        ) : (
          <Rows>
            {guide.data.sections.map(({ heading, text }, place) => {
              const isOn = chosen.includes(place)
              return (
                <Row
                  key={heading}
                  lead={<Tick on={isOn} />}
                  title={heading}
                  sub={text.slice(0, 40)}
                  role="checkbox"
                  checked={isOn}
                  onTap={() => setChosen(isOn ? chosen.filter((one) => one !== place) : [...chosen, place])}
                />
              )
            })}
          </Rows>
        )}
        <View className="sheet__foot">
          <Btn wide busy={t.importing} off={chosen.length === 0} onTap={take}>
            {t.importGo(chosen.length)}
          </Btn>
        </View>
      </Stack>
    </Dialog>
  )
}
