import { View } from '@tarojs/components'
import { useState } from 'react'
import { now } from '../../../platform/clock'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Row, Rows } from '../../../ui/row'
import { Sheet } from '../../../ui/sheet'
import { Tick } from '../../../ui/switch'
import { calendarDay } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { DayRow } from '../components/day-row'
import { findDeputies, nameDeputy, type Deputies } from './api'
import { words } from './words'

const t = words.deputies
/** As the contract says. */
const LONGEST_DAYS = 90
const USUAL_DAYS = 7

interface Person {
  readonly memberId: string
  readonly name: string
}

/** Somebody of the group is asked to pass things on for some days. */
export const NameDeputy = ({
  groups,
  onNamed,
  onClose,
}: {
  groups: Deputies['groups']
  onNamed: () => void
  onClose: () => void
}) => {
  const [groupId, setGroupId] = useState(groups[0]?.groupId ?? '')
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly Person[]>()
  const [chosen, setChosen] = useState<Person>()
  const [until, setUntil] = useState(() => calendarDay(now(), USUAL_DAYS))
  const finding = useSend((name: string) => findDeputies(groupId, name))
  const naming = useSend(nameDeputy)
  const find = async () => {
    if (text.trim() === '') return
    setChosen(undefined)
    setFound((await finding.send(text.trim()))?.items)
  }
  const name = async () => {
    if (chosen === undefined) return
    if ((await naming.send({ groupId, memberId: chosen.memberId, until })) === undefined) return
    toast(t.named)
    onNamed()
  }
  const choose = (id: string) => {
    setGroupId(id)
    setFound(undefined)
    setChosen(undefined)
  }
  return (
    <Sheet title={t.add} onClose={onClose}>
      <Stack gap={16}>
        {groups.length > 1 && (
          <Choices
            label={t.group}
            items={groups.map(({ groupId: id, label }) => ({ id, label }))}
            chosen={groupId}
            onTap={choose}
          />
        )}
        <Field
          label={t.find}
          value={text}
          max={20}
          help={t.findHelp}
          onInput={setText}
          onDone={() => void find()}
        />
        <Btn wide busy={t.findGo} onTap={find}>
          {t.findGo}
        </Btn>
        <FailureNote of={finding} />
        {found?.length === 0 && <View className="sm muted">{t.nobody}</View>}
        {found !== undefined && found.length > 0 && (
          <Choices
            label={t.find}
            items={found.map(({ memberId, name: label }) => ({ id: memberId, label }))}
            chosen={chosen?.memberId}
            onTap={(id) => setChosen(found.find(({ memberId }) => memberId === id))}
          />
        )}
        <DayRow
          title={t.until}
          sub={t.untilHelp}
          day={until}
          first={calendarDay(now())}
          last={calendarDay(now(), LONGEST_DAYS)}
          onChoose={setUntil}
        />
        <FailureNote of={naming} />
        {chosen !== undefined && (
          <Btn kind="main" wide busy={t.naming} onTap={name}>
            {t.name}
          </Btn>
        )}
      </Stack>
    </Sheet>
  )
}

const Choices = ({
  label,
  items,
  chosen,
  onTap,
}: {
  label: string
  items: readonly { readonly id: string; readonly label: string }[]
  chosen: string | undefined
  onTap: (id: string) => void
}) => (
  <View>
    <View className="field__label">{label}</View>
    <Rows kind="plain">
      {items.map((item) => (
        <Row
          key={item.id}
          lead={<Tick round on={item.id === chosen} />}
          title={item.label}
          plain
          role="radio"
          checked={item.id === chosen}
          onTap={() => onTap(item.id)}
        />
      ))}
    </Rows>
  </View>
)
