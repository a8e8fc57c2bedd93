import { View } from '@tarojs/components'
import { useState } from 'react'
import { ROLE_WORDS } from '../../../../src/engines/membership/rules/role-words'
import type { Role } from '../api'
import { endOfDay, isDay } from '../../desk/days'
import { Chosen } from '../../desk/chosen'
import { Btn } from '../../../ui/btn'
import { Chips } from '../../../ui/chips'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { grantRole, type MemberRow } from './api'
import { MemberFinder } from './member-finder'
import { OrgPicker } from './org-picker'
import { words } from './words'

const ROLES = Object.keys(ROLE_WORDS) as readonly Role[]

/** Gives a member a role over a subtree. */
export const GiveRole = ({ onGiven }: { onGiven: () => void }) => {
  const t = words.roles
  const [member, setMember] = useState<MemberRow>()
  const [role, setRole] = useState<Role>('groupadmin')
  const [org, setOrg] = useState<{ orgId: string; name: string }>()
  const [until, setUntil] = useState('')
  const [tried, setTried] = useState(false)
  const sending = useSend(grantRole)
  const wrongDay = until.trim() !== '' && !isDay(until.trim())
  const give = async () => {
    setTried(true)
    if (member === undefined || org === undefined || wrongDay) return
    const given = await sending.send({
      memberId: member.memberId,
      role,
      orgId: org.orgId,
      ...(until.trim() === '' ? {} : { until: endOfDay(until.trim()) }),
    })
    if (given === undefined) return
    toast(t.done)
    setMember(undefined)
    setTried(false)
    onGiven()
  }
  return (
    <Stack gap={20} className="dk-form">
      <View className={tried && member === undefined ? 'field is-bad' : 'field'}>
        <View className="field__label">{t.who}</View>
        {member === undefined ? (
          <MemberFinder label={t.whoHelp} onTap={setMember} />
        ) : (
          <View className="dk-wrap">
            <Chosen label={t.change} onRemove={() => setMember(undefined)}>
              {`${member.name}，${member.orgName}`}
            </Chosen>
          </View>
        )}
        {tried && member === undefined && <View className="field__help">{t.whoMissing}</View>}
      </View>
      <Stack gap={4}>
        <View className="field__label">{t.what}</View>
        <Chips
          label={t.what}
          items={ROLES.map((one) => ROLE_WORDS[one])}
          chosen={ROLE_WORDS[role]}
          onTap={(word) => setRole(ROLES.find((one) => ROLE_WORDS[one] === word) ?? role)}
        />
      </Stack>
      <OrgPicker
        label={t.where}
        choose={t.chooseWhere}
        change={t.changeWhere}
        help={t.whereHelp}
        problem={tried && org === undefined ? t.whereMissing : undefined}
        chosen={org}
        onPick={({ orgId, name }) => setOrg({ orgId, name })}
      />
      <Field
        label={t.until}
        value={until}
        max={10}
        onInput={setUntil}
        help={t.untilHelp}
        problem={tried && wrongDay ? t.untilWrong : sending.problem('until')}
      />
      <FailureNote of={sending} />
      <Btn kind="main" wide busy={t.going} onTap={give}>
        {t.go}
      </Btn>
      <View className="sm muted">{t.ownNote}</View>
    </Stack>
  )
}
