import { useState } from 'react'
import { from } from '../../desk/cursor'
import { Listed } from '../../desk/listed'
import { useSettled } from '../../desk/use-later'
import { usePaged } from '../../desk/use-paged'
import { Stack } from '../../../ui/layout'
import { Row, Rows } from '../../../ui/row'
import { SearchBox } from '../../../ui/search-box'
import { Blank } from '../../../ui/states'
import { Tick } from '../../../ui/switch'
import { Tag } from '../../../ui/tag'
import { listMerchants, type MerchantRow } from './api'
import { words } from './words'

const t = words.merchants

interface MerchantPickerProps {
  /** Several, each with a box; without it one row opens a merchant. */
  chosen: readonly string[] | string | undefined
  onTap: (merchant: MerchantRow) => void
  /** Changes when a merchant was added. */
  turn?: number
}

/** Merchants within scope, found by name. */
export const MerchantPicker = ({ chosen, onTap, turn = 0 }: MerchantPickerProps) => {
  const [typed, setTyped] = useState('')
  const query = useSettled(typed.trim())
  const found = usePaged(`merchants:${query}:${turn}`, (cursor) =>
    listMerchants({ ...(query !== '' && { query }), ...from(cursor) }),
  )
  const many = typeof chosen === 'object'
  const has = (merchantId: string) => (many ? chosen.includes(merchantId) : chosen === merchantId)
  return (
    <Stack gap={12}>
      <SearchBox
        value={typed}
        label={t.find}
        placeholder={t.find}
        onInput={setTyped}
        onSearch={() => undefined}
        onClear={() => setTyped('')}
      />
      <Listed of={found} empty={<Blank icon="pin" head={t.empty} words={t.emptyWhy} />}>
        {(items) => (
          <Rows kind="plain">
            {items.map((merchant) => (
              <Row
                key={merchant.merchantId}
                title={merchant.name}
                sub={`${merchant.orgName} · ${t.shops(merchant.shops)}`}
                {...(many && {
                  lead: <Tick on={has(merchant.merchantId)} />,
                  role: 'checkbox' as const,
                  checked: has(merchant.merchantId),
                })}
                {...(merchant.state === 'stopped' && { end: <Tag>{t.stopped}</Tag> })}
                selected={!many && has(merchant.merchantId)}
                onTap={() => onTap(merchant)}
              />
            ))}
          </Rows>
        )}
      </Listed>
    </Stack>
  )
}
