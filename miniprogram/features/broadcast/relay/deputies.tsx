import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Section } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { Row, Rows } from '../../../ui/row'
import { RowBones } from '../../../ui/states'
import { longDay } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import type { Loaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { endDeputy, type Deputies as Listed, type Deputy } from './api'
import { words } from './words'

const t = words.deputies

/** Who passes things on while the admin is away. */
export const Deputies = ({ of, onAdd }: { of: Loaded<Listed>; onAdd: () => void }) => {
  const { data } = of
  const ending = useSend(endDeputy)
  const [gone, setGone] = useState<Deputy>()
  const end = async (deputy: Deputy) => {
    setGone(deputy)
    const { groupId, memberId } = deputy
    if ((await ending.send({ groupId, memberId })) === undefined) return
    toast(t.ended)
    await of.reload()
  }
  if (data === undefined) return <Instead of={of} bones={<RowBones count={1} />} />
  if (data.groups.length === 0) return null
  return (
    <Section title={t.title} rows>
      {data.deputies.length === 0 && <View className="sm muted">{t.none}</View>}
      <Rows kind="plain">
        {data.deputies.map((deputy) => (
          <Row
            key={`${deputy.groupId} ${deputy.memberId}`}
            title={deputy.name}
            sub={t.one(deputy.label, longDay(deputy.until))}
            plain
            end={
              <Btn
                small
                label={`${t.end}：${deputy.name}，${deputy.label}`}
                busy={t.ending}
                onTap={() => end(deputy)}
              >
                {t.end}
              </Btn>
            }
          />
        ))}
      </Rows>
      {gone !== undefined && <FailureNote of={ending} />}
      <Btn kind="text" icon="plus" onTap={onAdd}>
        {t.add}
      </Btn>
    </Section>
  )
}
