import { useState } from 'react'
import { Chosen } from '../../../desk/chosen'
import { from } from '../../../desk/cursor'
import { Dialog } from '../../../desk/dialog'
import { Listed } from '../../../desk/listed'
import { usePaged } from '../../../desk/use-paged'
import { Btn } from '../../../../ui/btn'
import { Field } from '../../../../ui/field'
import { Stack } from '../../../../ui/layout'
import { Row, Rows } from '../../../../ui/row'
import { Blank } from '../../../../ui/states'
import { listStaffCampaigns } from '../api'
import { words } from '../words'
import type { Part } from './part'

const t = words.form

/** Only for those who have used coupons of another campaign. */
export const UsedField = ({ draft: { usedOf, usedTimes }, set, problem }: Part) => {
  const [open, setOpen] = useState(false)
  return (
    <Stack gap={12}>
      {usedOf === undefined ? (
        <Btn onTap={() => setOpen(true)}>{t.usedRule}</Btn>
      ) : (
        <>
          <Chosen label={`${t.no}${t.usedRule}`} onRemove={() => set({ usedOf: undefined })}>
            {t.usedWhich(usedOf.title === '' ? t.usedOther : usedOf.title)}
          </Chosen>
          <Field
            label={t.usedTimes}
            value={usedTimes}
            type="number"
            problem={problem('usedTimes')}
            onInput={(value) => set({ usedTimes: value })}
          />
        </>
      )}
      {open && (
        <Dialog title={t.usedRule} onClose={() => setOpen(false)}>
          <Campaigns
            onPick={(campaign) => {
              set({ usedOf: campaign })
              setOpen(false)
            }}
          />
        </Dialog>
      )}
    </Stack>
  )
}

/** Those that were published: nobody has used anything of the others. */
const Campaigns = ({ onPick }: { onPick: (campaign: { campaignId: string; title: string }) => void }) => {
  const campaigns = usePaged('published-campaigns', async (cursor) => {
    const { items, next } = await listStaffCampaigns(from(cursor))
    return { items: items.filter(({ state }) => state !== 'draft' && state !== 'submitted'), next }
  })
  return (
    <Listed of={campaigns} empty={<Blank icon="ticket" head={words.list.empty} />}>
      {(items) => (
        <Rows kind="plain">
          {items.map(({ campaignId, title, orgName, state }) => (
            <Row
              key={campaignId}
              title={title}
              sub={`${orgName} · ${words.list.state[state]}`}
              role="button"
              onTap={() => onPick({ campaignId, title })}
            />
          ))}
        </Rows>
      )}
    </Listed>
  )
}
