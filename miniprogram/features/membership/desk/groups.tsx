import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { finding, from } from '../../desk/cursor'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Line, Stack } from '../../../ui/layout'
import { thousands } from '../../../ui/numbers'
import { Row } from '../../../ui/row'
import { SearchBox } from '../../../ui/search-box'
import { Blank } from '../../../ui/states'
import { Tag } from '../../../ui/tag'
import { useSend } from '../../../ui/use-send'
import { issueGroupCode, listGroups, type Group, type GroupCode as Code, type Org } from './api'
import { GroupCode } from './group-code'
import { GroupForm } from './group-form'
import { words } from './words'

/** The chat groups of one union and below. */
export const Groups = ({ org }: { org: Org }) => {
  const t = words.groups
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const [editing, setEditing] = useState<Group | 'new'>()
  const [shown, setShown] = useState<{ group: Group; code: Code }>()
  const found = usePaged(`groups:${org.orgId}:${asked}`, (cursor) =>
    listGroups({ orgId: org.orgId, ...finding(asked), ...from(cursor) }),
  )
  const coding = useSend(issueGroupCode)
  const showCode = async (group: Group) => {
    const code = await coding.send(group.groupId)
    if (code !== undefined) setShown({ group, code })
  }
  return (
    <Stack gap={12}>
      <SearchBox
        value={typed}
        label={t.search}
        placeholder={t.search}
        onInput={(text) => {
          setTyped(text)
          if (text.trim() === '') setAsked('')
        }}
        onSearch={() => setAsked(typed.trim())}
      />
      <View className="dk-wrap">
        <Btn small icon="plus" onTap={() => setEditing('new')}>
          {t.add}
        </Btn>
      </View>
      <FailureNote of={coding} />
      <Listed
        of={found}
        empty={
          asked === '' ? (
            <Blank icon="chat" head={t.empty} words={t.emptyWhy} />
          ) : (
            <Blank icon="search" head={t.noneFound} words={t.noneFoundWhy} />
          )
        }
      >
        {(items) => (
          <View className="dk-acts rows--plain">
            {items.map((group) => (
              <GroupLine
                key={group.groupId}
                group={group}
                onEdit={() => setEditing(group)}
                onCode={() => showCode(group)}
              />
            ))}
          </View>
        )}
      </Listed>
      {editing !== undefined && (
        <GroupForm
          orgId={org.orgId}
          orgName={org.name}
          group={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onSaved={() => {
            setEditing(undefined)
            void found.reload()
          }}
        />
      )}
      {shown !== undefined && (
        <GroupCode group={shown.group} code={shown.code} onClose={() => setShown(undefined)} />
      )}
    </Stack>
  )
}

const GroupLine = ({
  group,
  onEdit,
  onCode,
}: {
  group: Group
  onEdit: () => void
  onCode: () => Promise<void>
}) => {
  const t = words.groups
  const admins = group.admins.map(({ name }) => name).join('、')
  return (
    <Row
      top
      title={
        <Line>
          <Text>{group.name}</Text>
          <Tag tone="line">{words.groupKinds[group.kind]}</Tag>
          {group.kind === 'wechat' && (
            <Tag tone={group.bound ? 'ok' : 'warn'}>{group.bound ? t.bound : t.notBound}</Tag>
          )}
        </Line>
      }
      sub={
        <>
          <View>{`${group.orgName}　${t.people(thousands(group.members))}`}</View>
          <View>
            {admins === '' ? t.noAdmins : `${t.admins} ${admins}`}
            {group.robotTail !== undefined && `　${t.robotTail(group.robotTail)}`}
          </View>
        </>
      }
      end={
        <View className="dk-end">
          {group.kind === 'wechat' && (
            <Btn small kind="line" label={`${t.code}：${group.name}`} busy={t.codeBusy} onTap={onCode}>
              {t.code}
            </Btn>
          )}
          <Btn small kind="text" label={`${t.edit}：${group.name}`} onTap={onEdit}>
            {t.edit}
          </Btn>
        </View>
      }
    />
  )
}
