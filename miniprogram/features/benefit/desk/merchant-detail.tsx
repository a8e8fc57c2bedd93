import { useState } from 'react'
import { Btn, Btns } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { FailureNote } from '../../../ui/failure-note'
import { Heading, Split, Stack } from '../../../ui/layout'
import { LoadedPart } from '../../../ui/loaded-part'
import { Notice } from '../../../ui/notice'
import { Fact, Row } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import { clockTime } from '../../../ui/time'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { inviteCashier, readMerchant, type Merchant } from './api'
import { MerchantForm } from './merchant-form'
import { ShopForm } from './shop-form'
import { words } from './words'

const t = words.merchants
type Shop = Merchant['shops'][number]

interface MerchantDetailProps {
  merchantId: string
  orgName: string
  acts: boolean
  onChanged: () => void
}

/** A merchant with its shops; the bank number comes masked. */
export const MerchantDetail = ({ merchantId, orgName, acts, onChanged }: MerchantDetailProps) => {
  const merchant = useLoaded(`merchant:${merchantId}`, () => readMerchant(merchantId))
  const [editing, setEditing] = useState(false)
  const [shop, setShop] = useState<Shop | 'new'>()
  const saved = () => {
    setEditing(false)
    setShop(undefined)
    void merchant.reload()
    onChanged()
  }
  return (
    <LoadedPart of={merchant}>
      {(shown) => (
        <Stack gap={16}>
          <Split>
            <Heading level={2}>{shown.name}</Heading>
            {shown.state === 'stopped' && <Tag>{t.stopped}</Tag>}
          </Split>
          <Fact name={t.org}>{orgName}</Fact>
          <Fact name={t.contact}>{`${shown.contact} ${shown.phone}`}</Fact>
          <Fact name={t.payee}>{[shown.payee.name, shown.payee.bank, shown.payee.account].join(' ')}</Fact>
          {acts && (
            <Btns>
              <Btn grow onTap={() => setEditing(true)}>
                {t.edit}
              </Btn>
              <Btn grow icon="plus" onTap={() => setShop('new')}>
                {t.addShop}
              </Btn>
            </Btns>
          )}
          {shown.shops.map((one) => (
            <Card key={one.shopId} well>
              <Row
                icon="pin"
                title={one.name}
                sub={`${one.address} · ${one.hours} · ${t.cashiers(one.cashiers)}`}
                {...(one.state === 'stopped' && { end: <Tag>{t.stopped}</Tag> })}
                {...(acts && { onTap: () => setShop(one) })}
              />
              {acts && <Invite shopId={one.shopId} />}
            </Card>
          ))}
          {editing && (
            <MerchantForm
              merchant={shown}
              orgName={orgName}
              onClose={() => setEditing(false)}
              onSaved={saved}
            />
          )}
          {shop !== undefined && (
            <ShopForm
              merchantId={merchantId}
              {...(shop !== 'new' && { shop })}
              onClose={() => setShop(undefined)}
              onSaved={saved}
            />
          )}
        </Stack>
      )}
    </LoadedPart>
  )
}

const Invite = ({ shopId }: { shopId: string }) => {
  const [invitation, setInvitation] = useState<{ code: string; expiresAt: string }>()
  const invite = useSend((input: { shopId: string; role: 'manager' }, key) => inviteCashier(input, key))
  return (
    <Stack gap={8}>
      <FailureNote of={invite} />
      {invitation !== undefined && (
        <Notice tone="ok" head={t.invited(invitation.code)}>
          {t.invitedWhy(clockTime(invitation.expiresAt))}
        </Notice>
      )}
      <Btn
        small
        kind="line"
        busy={t.inviting}
        onTap={async () => setInvitation(await invite.send({ shopId, role: 'manager' }))}
      >
        {t.invite}
      </Btn>
    </Stack>
  )
}
