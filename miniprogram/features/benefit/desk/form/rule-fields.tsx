import { useState } from 'react'
import { Dialog } from '../../../desk/dialog'
import { OrgTree } from '../../../membership/desk/org-tree'
import { Btn } from '../../../../ui/btn'
import { Chips } from '../../../../ui/chips'
import { Field } from '../../../../ui/field'
import { Stack } from '../../../../ui/layout'
import { Check } from '../../../../ui/switch'
import { useLoaded } from '../../../../ui/use-loaded'
import { listPeopleLists, type Rule } from '../api'
import { words } from '../words'
import type { Part } from './part'
import { UsedField } from './used-field'

const t = words.form

const find = <K extends Rule['rule']>(rules: readonly Rule[], rule: K) =>
  rules.find((one): one is Extract<Rule, { rule: K }> => one.rule === rule)
const without = (rules: readonly Rule[], rule: Rule['rule']): Rule[] =>
  rules.filter((one) => one.rule !== rule)
const split = (text: string): string[] =>
  text
    .split(/[、，,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Who may claim, as data. */
export const RuleFields = ({ draft, set, problem }: Part) => {
  const { rules } = draft
  const [open, setOpen] = useState(false)
  const lists = useLoaded('people-lists', listPeopleLists)
  const subtree = find(rules, 'subtree')
  const industry = find(rules, 'industry')
  const tag = find(rules, 'tag')
  const list = find(rules, 'list')
  // What is typed stays typed while it is not yet a rule: a trailing comma.
  const [industries, setIndustries] = useState(industry?.industries.join('、') ?? '')
  const [tags, setTags] = useState(tag?.tags.join('、') ?? '')
  const put = (kind: Rule['rule'], rule: Rule | undefined) =>
    set({ rules: [...without(rules, kind), ...(rule === undefined ? [] : [rule])] })
  const toggleOrg = (orgId: string) => {
    const chosen = subtree?.orgIds ?? []
    const orgIds = chosen.includes(orgId) ? chosen.filter((one) => one !== orgId) : [...chosen, orgId]
    put('subtree', orgIds.length === 0 ? undefined : { rule: 'subtree', orgIds })
  }
  const items = lists.data?.items ?? []
  return (
    <Stack gap={16}>
      <Check
        on={find(rules, 'certified') !== undefined}
        onTap={() => put('certified', find(rules, 'certified') ? undefined : { rule: 'certified' })}
      >
        {t.certified}
      </Check>
      <Stack gap={4}>
        <Btn onTap={() => setOpen(true)}>
          {subtree === undefined ? t.orgsRule : `${t.orgsRule}（${subtree.orgIds.length}）`}
        </Btn>
      </Stack>
      <Field
        label={t.industries}
        value={industries}
        onInput={(text) => {
          setIndustries(text)
          const names = split(text)
          put('industry', names.length === 0 ? undefined : { rule: 'industry', industries: names })
        }}
      />
      <Field
        label={t.tags}
        value={tags}
        onInput={(text) => {
          setTags(text)
          const names = split(text)
          put('tag', names.length === 0 ? undefined : { rule: 'tag', tags: names })
        }}
      />
      {items.length > 0 && (
        <Chips
          label={t.list}
          items={[t.noList, ...items.map(({ name }) => name)]}
          chosen={items.find(({ listId }) => listId === list?.listId)?.name ?? t.noList}
          onTap={(name) => {
            const chosen = items.find((one) => one.name === name)
            put('list', chosen === undefined ? undefined : { rule: 'list', listId: chosen.listId })
          }}
        />
      )}
      <Field
        label={t.joinedBefore}
        value={draft.joinedBefore}
        help={t.joinedHelp}
        problem={problem('joinedBefore')}
        onInput={(joinedBefore) => set({ joinedBefore })}
      />
      <UsedField draft={draft} set={set} problem={problem} />
      {open && (
        <Dialog title={t.orgsRule} onClose={() => setOpen(false)}>
          <OrgTree many chosen={subtree?.orgIds ?? []} onTap={({ orgId }) => toggleOrg(orgId)} />
        </Dialog>
      )}
    </Stack>
  )
}
