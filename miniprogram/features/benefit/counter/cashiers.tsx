import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Section, Stack } from '../../../ui/layout'
import { LoadedPart } from '../../../ui/loaded-part'
import { Notice } from '../../../ui/notice'
import { Row, Rows } from '../../../ui/row'
import { Sheet } from '../../../ui/sheet'
import { Segment } from '../../../ui/tabs'
import { clockTime } from '../../../ui/time'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { inviteCashier, listCashiers, removeCashier, type Cashier } from './api'
import { words } from './words'

type Role = Cashier['role']

/** Who may take coupons at the merchant's shops; a manager invites and removes. */
export const Cashiers = ({ merchantId, shopId }: { merchantId: string; shopId: string }) => {
  const cashiers = useLoaded(`cashiers:${merchantId}`, () => listCashiers(merchantId))
  const [role, setRole] = useState<Role>('cashier')
  const [invitation, setInvitation] = useState<{ code: string; expiresAt: string }>()
  const [leaving, setLeaving] = useState<Cashier>()
  const invite = useSend((input: { shopId: string; role: Role }, key) => inviteCashier(input, key))
  const remove = useSend((input: { shopId: string; memberId: string }, key) => removeCashier(input, key))
  const ask = async () => setInvitation(await invite.send({ shopId, role }))
  const sure = async (cashier: Cashier) => {
    const { shopId: at, memberId } = cashier
    if ((await remove.send({ shopId: at, memberId })) === undefined) return
    setLeaving(undefined)
    await cashiers.reload()
  }
  return (
    <Section title={words.cashiers} dense rows>
      <LoadedPart of={cashiers}>
        {({ items }) => (
          <Rows kind="plain">
            {items.map((cashier) => (
              <Row
                key={cashier.shopId + cashier.memberId}
                plain
                title={words.soldBy(cashier.name, cashier.shopName)}
                sub={words.role[cashier.role]}
                end={
                  <Btn
                    small
                    kind="line"
                    label={words.removeSure(cashier.name)}
                    onTap={() => setLeaving(cashier)}
                  >
                    {words.remove}
                  </Btn>
                }
              />
            ))}
          </Rows>
        )}
      </LoadedPart>
      <Stack gap={12}>
        <Segment<Role>
          label={words.inviteRole}
          chosen={role}
          onTap={setRole}
          items={(['cashier', 'manager'] as const).map((key) => ({ key, word: words.role[key] }))}
        />
        <FailureNote of={invite} />
        {invitation !== undefined && (
          <Notice tone="ok" head={words.invited(invitation.code)}>
            {words.invitedWhy(clockTime(invitation.expiresAt))}
          </Notice>
        )}
        <Btn wide busy={words.inviting} onTap={ask}>
          {words.invite}
        </Btn>
      </Stack>
      {leaving !== undefined && (
        <Sheet title={words.removeSure(leaving.name)} onClose={() => setLeaving(undefined)}>
          <Stack gap={16}>
            <View>{words.removeWhy}</View>
            <FailureNote of={remove} />
            <Btns>
              <Btn grow onTap={() => setLeaving(undefined)}>
                {words.stay}
              </Btn>
              <Btn kind="danger" grow busy={words.removing} onTap={() => sure(leaving)}>
                {words.remove}
              </Btn>
            </Btns>
          </Stack>
        </Sheet>
      )}
    </Section>
  )
}
