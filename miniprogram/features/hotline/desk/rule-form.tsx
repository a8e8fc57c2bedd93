import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chips } from '../../../ui/chips'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { calendarDay } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { ChoiceOf } from '../booking/choice'
import { saveRule, type AdviserRow, type Desk, type Rule } from './api'
import { MultiChips } from './multi-chips'
import { PickPeople } from './pick-people'
import { PreviewBtn } from './preview-btn'
import { draftOf, emptyRule, inputOf, problemsOf, type PatternKind, type RuleDraft } from './rule-draft'
import { TouchedNotice } from './touched'
import { usePreview } from './use-preview'
import { words } from './words'

const t = words.rule
const KINDS = Object.keys(t.kinds) as PatternKind[]

interface RuleFormProps {
  rule: Rule | undefined
  desks: readonly Desk[]
  people: readonly AdviserRow[]
  now: number | undefined
  onSaved: () => Promise<void>
}

/** One rule of the roster. What it does to people who have booked is shown before it counts. */
export const RuleForm = ({ rule, desks, people, now, onSaved }: RuleFormProps) => {
  const [draft, setDraft] = useState<RuleDraft>(() =>
    rule === undefined
      ? emptyRule(now === undefined ? '' : calendarDay(now), desks[0]?.deskId)
      : draftOf(rule),
  )
  const [weekday, setWeekday] = useState(1)
  const [tried, setTried] = useState(false)
  const saving = usePreview(saveRule, () => {
    toast(words.saved)
    return onSaved()
  })
  const looked = saving.shown
  const problems = tried ? problemsOf(draft) : {}
  const change = (part: Partial<RuleDraft>) => {
    setDraft({ ...draft, ...part })
    saving.forget()
  }
  const save = async () => {
    setTried(true)
    const input = inputOf(draft, rule?.ruleId)
    if (input !== undefined) await saving.go(input)
  }
  const dayName = t.weekdays[weekday - 1] ?? ''
  return (
    <Stack gap={20}>
      <ChoiceOf
        label={t.desk}
        items={desks.map(({ deskId, name }) => ({ id: deskId, name }))}
        chosen={draft.deskId}
        onChoose={(deskId) => change({ deskId })}
      />
      <View>
        <ChoiceOf
          label={t.kind}
          items={KINDS.map((id) => ({ id, name: t.kinds[id] }))}
          chosen={draft.kind}
          onChoose={(id) => change({ kind: KINDS.find((one) => one === id) ?? draft.kind })}
        />
        <View className="sm muted">{t.kindHelp[draft.kind]}</View>
      </View>
      {draft.kind === 'weekly' ? (
        <>
          <View>
            <View className="field__label">{t.weekday}</View>
            <Chips
              label={t.weekday}
              items={t.weekdays}
              chosen={dayName}
              onTap={(name) => setWeekday(t.weekdays.findIndex((one) => one === name) + 1)}
            />
          </View>
          <PickPeople
            label={t.editDay(dayName)}
            people={people}
            chosen={draft.week[weekday] ?? []}
            problem={problems.people}
            onChange={(chosen) => change({ week: { ...draft.week, [weekday]: chosen } })}
          />
        </>
      ) : (
        <>
          <MultiChips
            label={t.weekday}
            items={t.weekdays}
            chosen={draft.weekdays.map((day) => t.weekdays[day - 1] ?? '')}
            problem={problems.weekdays}
            onChange={(names) =>
              change({ weekdays: names.map((name) => t.weekdays.findIndex((one) => one === name) + 1) })
            }
          />
          <PickPeople
            label={t.people}
            people={people}
            chosen={draft.people}
            problem={problems.people}
            onChange={(chosen) => change({ people: chosen })}
          />
        </>
      )}
      {draft.kind === 'turns' && (
        <ChoiceOf
          label={t.block}
          items={Object.entries(t.blocks).map(([id, name]) => ({ id, name }))}
          chosen={String(draft.blockDays)}
          onChoose={(id) => change({ blockDays: Number(id ?? draft.blockDays) })}
        />
      )}
      <Field
        label={t.hours}
        value={draft.hours}
        max={60}
        help={t.hoursHelp}
        problem={problems.hours ?? saving.problem('hours')}
        onInput={(hours) => change({ hours })}
      />
      <ChoiceOf
        label={t.holidays}
        items={[
          { id: 'closed', name: t.holidayKinds.closed },
          { id: 'open', name: t.holidayKinds.open },
        ]}
        chosen={draft.holidays}
        onChoose={(id) => change({ holidays: id === 'open' ? 'open' : 'closed' })}
      />
      <Field
        label={t.from}
        value={draft.from}
        max={10}
        problem={problems.from ?? saving.problem('from')}
        onInput={(from) => change({ from: from.trim() })}
      />
      <Field
        label={t.until}
        value={draft.until}
        max={10}
        help={t.untilHelp}
        problem={problems.until ?? saving.problem('until')}
        onInput={(until) => change({ until: until.trim() })}
      />
      <PickPeople
        label={t.standby}
        people={people}
        chosen={draft.standby}
        onChange={(standby) => change({ standby })}
      />
      {looked !== undefined && (
        <TouchedNotice touched={looked.touched} more={[words.shifts.made(looked.shifts)]} now={now} />
      )}
      <FailureNote of={saving} />
      <View className="sheet__foot">
        <PreviewBtn looked={looked !== undefined} word={t.save} onTap={save} />
      </View>
    </Stack>
  )
}
