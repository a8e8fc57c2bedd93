import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { SearchedBox, SearchedLines, useSearched } from '../../desk/searched'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Line, Stack } from '../../../ui/layout'
import { thousands } from '../../../ui/numbers'
import { Row } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import { useSend } from '../../../ui/use-send'
import { issueGroupCode, listGroups, type Group, type GroupCode as Code, type Org } from './api'
import { GroupCode } from './group-code'
import { GroupForm } from './group-form'
import { words } from './words'

/** The chat groups of one union and below. */
export const Groups = ({ org }: { org: Org }) => {
  const t = words.groups
  const [editing, setEditing] = useState<Group | 'new'>()
  const [shown, setShown] = useState<{ group: Group; code: Code }>()
  const search = useSearched(`groups:${org.orgId}`, (page) => listGroups({ orgId: org.orgId, ...page }))
  const coding = useSend(issueGroupCode)
  const showCode = async (group: Group) => {
    const code = await coding.send(group.groupId)
    if (code !== undefined) setShown({ group, code })
  }
  return (
    <Stack gap={12}>
      <SearchedBox of={search} label={t.search} />
      <View className="dk-wrap">
        <Btn small icon="plus" onTap={() => setEditing('new')}>
          {t.add}
        </Btn>
      </View>
      <FailureNote of={coding} />
      <SearchedLines
        of={search}
        empty={{ icon: 'chat', head: t.empty, words: t.emptyWhy }}
        none={{ head: t.noneFound, words: t.noneFoundWhy }}
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
      </SearchedLines>
      {editing !== undefined && (
        <GroupForm
          orgId={org.orgId}
          orgName={org.name}
          group={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onSaved={() => {
            setEditing(undefined)
            void search.found.reload()
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
