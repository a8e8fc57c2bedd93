import { View } from '@tarojs/components'
import { useState } from 'react'
import { finding, from } from '../../desk/cursor'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { Stack } from '../../../ui/layout'
import { Row, Rows } from '../../../ui/row'
import { SearchBox } from '../../../ui/search-box'
import { listMembers, type MemberRow } from './api'
import { words } from './words'

interface MemberFinderProps {
  label: string
  /** Looks only below this union. */
  orgId?: string
  onTap: (member: MemberRow) => void
}

/** Finds one member by the whole name or the whole phone number. */
export const MemberFinder = ({ label, orgId, onTap }: MemberFinderProps) => {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const found = usePaged(asked === '' ? undefined : `find:${orgId ?? ''}:${asked}`, (cursor) =>
    listMembers({ ...(orgId === undefined ? {} : { orgId }), ...finding(asked), ...from(cursor) }),
  )
  return (
    <Stack gap={4}>
      <SearchBox
        value={typed}
        label={label}
        placeholder={label}
        onInput={setTyped}
        onSearch={() => setAsked(typed.trim())}
        onClear={() => setAsked('')}
      />
      {asked !== '' && (
        <Listed of={found} empty={<View className="sm muted">{words.roles.noneFound}</View>}>
          {(items) => (
            <Rows kind="plain">
              {items
                .filter(({ state }) => state === 'active')
                .map((member) => (
                  <Row
                    key={member.memberId}
                    title={member.name}
                    sub={`${member.orgName}　${member.phone}`}
                    onTap={() => {
                      onTap(member)
                      setTyped('')
                      setAsked('')
                    }}
                  />
                ))}
            </Rows>
          )}
        </Listed>
      )}
    </Stack>
  )
}
