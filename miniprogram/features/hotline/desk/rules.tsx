import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { isDay } from '../../desk/days'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { Row, Rows } from '../../../ui/row'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { endRule, listRules, type AdviserRow, type Desk, type Rule } from './api'
import { hoursText } from './days'
import { PreviewBtn } from './preview-btn'
import { RuleForm } from './rule-form'
import { TouchedNotice } from './touched'
import { usePreview } from './use-preview'
import { words } from './words'

const t = words.rule

interface RulesProps {
  desks: readonly Desk[]
  people: readonly AdviserRow[]
  may: boolean
  now: number | undefined
  onChanged: () => Promise<void>
}

/** Who works when, as rules. */
export const Rules = ({ desks, people, may, now, onChanged }: RulesProps) => {
  const rules = useLoaded('hotline-rules', listRules, { keep: false })
  const [editing, setEditing] = useState<Rule | 'new'>()
  const [ending, setEnding] = useState<Rule>()
  const changed = async () => {
    setEditing(undefined)
    setEnding(undefined)
    await Promise.all([rules.reload(), onChanged()])
  }
  if (rules.data === undefined) return <Instead of={rules} />
  const names = new Map(people.map(({ adviserId, name }) => [adviserId, name]))
  return (
    <Stack gap={8}>
      {may && (
        <View className="dk-end">
          <Btn small icon="plus" onTap={() => setEditing('new')}>
            {words.shifts.addRule}
          </Btn>
        </View>
      )}
      {rules.data.items.length === 0 && <View className="sm muted">{words.shifts.noRules}</View>}
      <Rows kind="plain">
        {rules.data.items.map((rule) => (
          <View key={rule.ruleId}>
            <Row
              title={`${desks.find(({ deskId }) => deskId === rule.deskId)?.name ?? ''} ${hoursText(rule.hours)}`}
              sub={`${t.kinds[rule.pattern.kind]}：${namesOf(rule, names).join('、')}`}
              onTap={may ? () => setEditing(rule) : undefined}
            />
            {may && (
              <View className="dk-end">
                <Btn
                  small
                  kind="text"
                  label={`${t.end}：${hoursText(rule.hours)}`}
                  onTap={() => setEnding(rule)}
                >
                  {t.end}
                </Btn>
              </View>
            )}
          </View>
        ))}
      </Rows>
      {editing !== undefined && (
        <Dialog title={t.title} onClose={() => setEditing(undefined)}>
          <RuleForm
            rule={editing === 'new' ? undefined : editing}
            desks={desks}
            people={people.filter(({ active }) => active)}
            now={now}
            onSaved={changed}
          />
        </Dialog>
      )}
      {ending !== undefined && (
        <Dialog title={t.end} onClose={() => setEnding(undefined)}>
          <EndRule rule={ending} now={now} onEnded={changed} />
        </Dialog>
      )}
    </Stack>
  )
}

const namesOf = ({ pattern }: Rule, names: ReadonlyMap<string, string>): string[] => {
  const ids =
    pattern.kind === 'weekly' ? pattern.days.flatMap(({ adviserIds }) => adviserIds) : pattern.adviserIds
  return [...new Set(ids)].flatMap((id) => names.get(id) ?? [])
}

const EndRule = ({
  rule,
  now,
  onEnded,
}: {
  rule: Rule
  now: number | undefined
  onEnded: () => Promise<void>
}) => {
  const [after, setAfter] = useState('')
  const [tried, setTried] = useState(false)
  const ending = usePreview(endRule, () => {
    toast(t.ended)
    return onEnded()
  })
  const end = async () => {
    setTried(true)
    if (isDay(after)) await ending.go({ ruleId: rule.ruleId, after })
  }
  return (
    <Stack gap={20}>
      <Field
        label={t.endAfter}
        value={after}
        max={10}
        help={words.cases.dayHelp}
        problem={tried && !isDay(after) ? words.cases.dayWrong : ending.problem('after')}
        onInput={(text) => {
          setAfter(text.trim())
          ending.forget()
        }}
      />
      {ending.shown !== undefined && <TouchedNotice touched={ending.shown.touched} now={now} />}
      <FailureNote of={ending} />
      <PreviewBtn looked={ending.shown !== undefined} word={t.endGo} onTap={end} />
    </Stack>
  )
}
