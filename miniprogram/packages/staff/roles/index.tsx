import { useState } from 'react'
import { from } from '../../../features/desk/cursor'
import { DeskPage } from '../../../features/desk/desk-page'
import { holds } from '../../../features/desk/roles'
import { usePaged } from '../../../features/desk/use-paged'
import { words as desk } from '../../../features/desk/words'
import type { Role } from '../../../features/membership/api'
import { listGrants } from '../../../features/membership/desk/api'
import { GiveRole } from '../../../features/membership/desk/give-role'
import { Grants } from '../../../features/membership/desk/grants'
import { Rebinds } from '../../../features/membership/desk/rebinds'
import { words } from '../../../features/membership/desk/words'
import { useParams } from '../../../platform/lifecycle'
import { Stack } from '../../../ui/layout'
import { Panel } from '../../../ui/staff-frame'
import { Tabs } from '../../../ui/tabs'

type Tab = keyof typeof words.roles.tabs
const TABS = Object.keys(words.roles.tabs) as readonly Tab[]

export default function Roles() {
  const params = useParams()
  const [tab, setTab] = useState<Tab>(params['tab'] === 'rebinds' ? 'rebinds' : 'grants')
  const [role, setRole] = useState<Role>()
  const grants = usePaged(`grants:${role ?? ''}`, (cursor) =>
    listGrants({ ...(role === undefined ? {} : { role }), ...from(cursor) }),
  )
  return (
    <DeskPage at="roles">
      {(me) => {
        const mayChange = holds(me, 'staff')
        return (
          <>
            <Panel title={desk.rail.roles}>
              <Stack gap={12}>
                {mayChange && (
                  <Tabs
                    label={desk.rail.roles}
                    items={TABS.map((key) => ({ key, word: words.roles.tabs[key] }))}
                    chosen={tab}
                    onTap={setTab}
                  />
                )}
                {tab === 'rebinds' && mayChange ? (
                  <Rebinds />
                ) : (
                  <Grants of={grants} role={role} onRole={setRole} mayChange={mayChange} />
                )}
              </Stack>
            </Panel>
            {tab === 'grants' && mayChange && (
              <Panel title={words.roles.give} side>
                <GiveRole onGiven={() => void grants.reload()} />
              </Panel>
            )}
          </>
        )
      }}
    </DeskPage>
  )
}
