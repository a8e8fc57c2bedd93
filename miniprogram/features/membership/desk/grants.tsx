import { useState } from 'react'
import { View } from '@tarojs/components'
import { ROLE_WORDS } from '../../../../src/engines/membership/rules/role-words'
import type { Role } from '../api'
import { Dialog } from '../../desk/dialog'
import { Listed } from '../../desk/listed'
import type { Paged } from '../../desk/use-paged'
import { Btn } from '../../../ui/btn'
import { Chips } from '../../../ui/chips'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Row } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { longDay } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { revokeRole, type GrantRow } from './api'
import { words } from './words'

const ROLES = Object.keys(ROLE_WORDS) as readonly Role[]

interface GrantsProps {
  of: Paged<GrantRow>
  role: Role | undefined
  onRole: (role: Role | undefined) => void
  mayChange: boolean
}

/** Who holds which role where. */
export const Grants = ({ of, role, onRole, mayChange }: GrantsProps) => {
  const t = words.roles
  const [asking, setAsking] = useState<GrantRow>()
  const revoking = useSend(revokeRole)
  const revoke = async (grant: GrantRow) => {
    if ((await revoking.send(grant.grantId)) === undefined) return
    setAsking(undefined)
    toast(t.revoked)
    await of.reload()
  }
  return (
    <Stack gap={12}>
      <Chips
        label={t.filter}
        items={[t.all, ...ROLES.map((one) => ROLE_WORDS[one])]}
        chosen={role === undefined ? t.all : ROLE_WORDS[role]}
        onTap={(word) => onRole(ROLES.find((one) => ROLE_WORDS[one] === word))}
      />
      {!mayChange && <View className="sm muted">{t.readOnly}</View>}
      <Listed of={of} empty={<Blank icon="users" head={t.empty} words={t.emptyWhy} />}>
        {(items) => (
          <View className="dk-acts rows--plain">
            {items.map((grant) => (
              <Row
                key={grant.grantId}
                title={`${grant.holderName}，${ROLE_WORDS[grant.role]}`}
                sub={[
                  grant.orgName,
                  t.since(longDay(grant.grantedAt)),
                  ...(grant.until === undefined ? [] : [t.upTo(longDay(grant.until))]),
                ].join('　')}
                end={
                  mayChange ? (
                    <Btn
                      small
                      kind="line"
                      label={`${t.revoke}：${grant.holderName}，${ROLE_WORDS[grant.role]}`}
                      onTap={() => {
                        revoking.clear()
                        setAsking(grant)
                      }}
                    >
                      {t.revoke}
                    </Btn>
                  ) : undefined
                }
              />
            ))}
          </View>
        )}
      </Listed>
      {asking !== undefined && (
        <Dialog title={t.revoke} onClose={() => setAsking(undefined)}>
          <Stack gap={16}>
            <Notice tone="warn">{t.revokeWarn(asking.holderName, ROLE_WORDS[asking.role])}</Notice>
            <FailureNote of={revoking} />
            <Btn kind="danger" wide busy={t.going} onTap={() => revoke(asking)}>
              {t.revokeSure}
            </Btn>
          </Stack>
        </Dialog>
      )}
    </Stack>
  )
}
