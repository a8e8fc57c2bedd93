import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../../desk/dialog'
import { OrgTree } from '../../../membership/desk/org-tree'
import { Btn } from '../../../../ui/btn'
import { Field } from '../../../../ui/field'
import { Stack } from '../../../../ui/layout'
import { words } from '../words'
import type { Part } from './part'

const t = words.form

/** Parts of each round that are kept for unions; what they do not use goes to everybody. */
export const QuotaFields = ({ draft, set, problem }: Part) => {
  const [open, setOpen] = useState(false)
  const toggle = (org: { orgId: string; name: string }) => {
    const there = draft.shares.some(({ orgId }) => orgId === org.orgId)
    set({
      shares: there
        ? draft.shares.filter(({ orgId }) => orgId !== org.orgId)
        : [...draft.shares, { orgId: org.orgId, name: org.name, percent: '10' }],
    })
  }
  return (
    <Stack gap={12}>
      <View className="sm second">{t.quotaWhy}</View>
      {draft.shares.map(({ orgId, name, percent }, place) => (
        <Field
          key={orgId}
          label={t.share(name)}
          value={percent}
          type="number"
          problem={problem(`shares.${place}`)}
          onInput={(value) =>
            set({
              shares: draft.shares.map((share) =>
                share.orgId === orgId ? { ...share, percent: value } : share,
              ),
            })
          }
        />
      ))}
      {draft.shares.length > 0 && (
        <Field
          label={t.returnAfter}
          value={draft.returnAfterHours}
          type="number"
          problem={problem('returnAfterHours')}
          onInput={(returnAfterHours) => set({ returnAfterHours })}
        />
      )}
      <Btn onTap={() => setOpen(true)}>{t.addShare}</Btn>
      {open && (
        <Dialog title={t.quota} onClose={() => setOpen(false)}>
          <OrgTree many chosen={draft.shares.map(({ orgId }) => orgId)} onTap={toggle} />
        </Dialog>
      )}
    </Stack>
  )
}
