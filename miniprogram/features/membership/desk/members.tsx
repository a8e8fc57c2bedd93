import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { SearchedBox, SearchedLines, useSearched } from '../../desk/searched'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Line, Stack } from '../../../ui/layout'
import { Row } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { certifyMember, listMembers, type MemberRow, type Org } from './api'
import { MemberLook } from './member-look'
import { words } from './words'

/** The members of one union and below, masked. */
export const Members = ({ org }: { org: Org }) => {
  const t = words.members
  const [looking, setLooking] = useState<MemberRow>()
  const search = useSearched(`members:${org.orgId}`, (page) => listMembers({ orgId: org.orgId, ...page }))
  const certifying = useSend(certifyMember)
  const certify = async (member: MemberRow) => {
    const done = await certifying.send({ memberId: member.memberId, certified: !member.certified })
    if (done === undefined) return
    toast(member.certified ? t.uncertifyDone : t.certifyDone)
    await search.found.reload()
  }
  return (
    <Stack gap={12}>
      <SearchedBox of={search} label={t.search} />
      <Text className="sm muted">{t.masked}</Text>
      <FailureNote of={certifying} />
      <SearchedLines
        of={search}
        empty={{ icon: 'users', head: t.empty, words: t.emptyWhy }}
        none={{ head: t.noneFound, words: t.noneFoundWhy }}
      >
        {(items) => (
          <View className="dk-acts rows--plain">
            {items.map((member) => (
              <MemberLine
                key={member.memberId}
                member={member}
                onLook={() => setLooking(member)}
                onCertify={() => certify(member)}
              />
            ))}
          </View>
        )}
      </SearchedLines>
      {looking !== undefined && <MemberLook member={looking} onClose={() => setLooking(undefined)} />}
    </Stack>
  )
}

const MemberLine = ({
  member,
  onLook,
  onCertify,
}: {
  member: MemberRow
  onLook: () => void
  onCertify: () => Promise<void>
}) => {
  const t = words.members
  return (
    <Row
      top
      title={
        <Line>
          <Text>{member.name}</Text>
          {member.state === 'left' ? (
            <Tag tone="warn">{t.left}</Tag>
          ) : (
            <Tag tone={member.certified ? 'ok' : 'plain'}>
              {member.certified ? t.certified : t.notCertified}
            </Tag>
          )}
        </Line>
      }
      sub={
        <>
          <View>{member.orgName}</View>
          <View className="num">
            {[member.phone, member.idNumber, member.bound ? t.bound : t.notBound]
              .filter((word) => word !== '')
              .join('　')}
          </View>
        </>
      }
      end={
        <View className="dk-end">
          <Btn small kind="line" label={`${t.look}：${member.name}`} onTap={onLook}>
            {t.look}
          </Btn>
          {member.state === 'active' && (
            <Btn
              small
              kind="text"
              label={`${member.certified ? t.uncertify : t.certify}：${member.name}`}
              onTap={onCertify}
            >
              {member.certified ? t.uncertify : t.certify}
            </Btn>
          )}
        </View>
      }
    />
  )
}
