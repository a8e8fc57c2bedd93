import { useState } from 'react'
import { Stack } from '../../../ui/layout'
import { Tabs } from '../../../ui/tabs'
import type { Org } from './api'
import { Groups } from './groups'
import { Members } from './members'
import { OrgFacts } from './org-facts'
import { OrgForm } from './org-form'
import { words } from './words'

type Tab = keyof typeof words.orgs.tabs
const TABS = Object.keys(words.orgs.tabs) as readonly Tab[]

/** One union: its facts, its members, its groups. */
export const OrgDetail = ({
  org,
  onChanged,
}: {
  org: Org
  onChanged: (changed: Org | undefined) => void
}) => {
  const [tab, setTab] = useState<Tab>('org')
  const [form, setForm] = useState<'edit' | 'add'>()
  return (
    <Stack gap={16}>
      <Tabs
        label={words.orgs.detail}
        items={TABS.map((key) => ({ key, word: words.orgs.tabs[key] }))}
        chosen={tab}
        onTap={setTab}
      />
      {tab === 'org' && <OrgFacts org={org} onEdit={() => setForm('edit')} onAdd={() => setForm('add')} />}
      {tab === 'members' && <Members key={org.orgId} org={org} />}
      {tab === 'groups' && <Groups key={org.orgId} org={org} />}
      {form !== undefined && (
        <OrgForm
          org={org}
          adding={form === 'add'}
          onClose={() => setForm(undefined)}
          onSaved={(changed) => {
            setForm(undefined)
            onChanged(changed)
          }}
        />
      )}
    </Stack>
  )
}
