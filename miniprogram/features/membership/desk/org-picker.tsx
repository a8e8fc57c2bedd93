import { useState } from 'react'
import { View } from '@tarojs/components'
import { Dialog } from '../../desk/dialog'
import { Btn } from '../../../ui/btn'
import { Split } from '../../../ui/layout'
import type { Org } from './api'
import { OrgTree } from './org-tree'
import { words } from './words'

interface OrgPickerProps {
  label: string
  /** The word of the button when nothing is chosen, and when something is. */
  choose: string
  change: string
  help?: string
  problem?: string | undefined
  chosen: { readonly orgId: string; readonly name: string } | undefined
  onPick: (org: Org) => void
}

/** One union of the scope, chosen from the tree. */
export const OrgPicker = ({ label, choose, change, help, problem, chosen, onPick }: OrgPickerProps) => {
  const [open, setOpen] = useState(false)
  return (
    <View className={problem === undefined ? 'field' : 'field is-bad'}>
      <View className="field__label">{label}</View>
      <Split>
        <View className={chosen === undefined ? 'grow sm muted' : 'grow'}>
          {chosen?.name ?? words.notChosen}
        </View>
        <Btn small kind="line" onTap={() => setOpen(true)}>
          {chosen === undefined ? choose : change}
        </Btn>
      </Split>
      {(problem ?? help) !== undefined && <View className="field__help">{problem ?? help}</View>}
      {open && (
        <Dialog title={label} onClose={() => setOpen(false)}>
          <OrgTree
            chosen={chosen === undefined ? [] : [chosen.orgId]}
            onTap={(org) => {
              onPick(org)
              setOpen(false)
            }}
          />
        </Dialog>
      )}
    </View>
  )
}
