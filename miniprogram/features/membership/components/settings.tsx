import { signOut } from '../../../platform/identity'
import { go } from '../../../platform/navigate'
import { isWeapp } from '../../../platform/where'
import { setElder, useElder } from '../../../ui/elder'
import { Section } from '../../../ui/layout'
import { Row } from '../../../ui/row'
import { Switch } from '../../../ui/switch'
import { Tag } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import type { Me } from '../api'
import { hasDesk } from '../use-me'
import { words } from '../words'

export const Settings = ({ me }: { me: Me | undefined }) => {
  const elder = useElder()
  return (
    <Section title={words.settings} rows dense>
      <Row
        icon="size"
        title={words.elder}
        sub={words.elderSub}
        end={<Switch label={words.elder} on={elder} onTap={() => setElder(!elder)} />}
      />
      {me?.member !== undefined && (
        <>
          <Row icon="card" title={words.phone} end={me.member.phone} onTap={() => go('myData')} />
          <Row icon="eye" title={words.looks} onTap={() => go('looks')} />
          <Row
            icon="shield"
            title={words.consents}
            {...(me.consentsMissing.length > 0
              ? { sub: words.consentsMissing, end: <Tag tone="warn">{words.toSee}</Tag> }
              : {})}
            onTap={() => go('consents')}
          />
          <Row icon="me" title={words.myData} onTap={() => go('myData')} />
        </>
      )}
      {me?.roles.some(({ role }) => role === 'groupadmin') === true && (
        <Row icon="chat" title={words.bindGroup} sub={words.bindGroupSub} onTap={() => go('bindGroup')} />
      )}
      {me !== undefined && hasDesk(me) && (
        <Row icon="case" title={words.desk} sub={me.roles[0]?.orgName ?? ''} onTap={() => go('desk')} />
      )}
      {!isWeapp && <Row icon="users" title={words.switchAccount} onTap={() => go('signIn')} />}
      {!isWeapp && me !== undefined && (
        <Row
          icon="lock"
          title={words.signOut}
          onTap={() => {
            signOut()
            toast(words.signedOut)
          }}
        />
      )}
    </Section>
  )
}
