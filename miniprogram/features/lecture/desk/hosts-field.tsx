import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chosen } from '../../desk/chosen'
import { Btn } from '../../../ui/btn'
import { Split } from '../../../ui/layout'
import { HostPicker } from './host-picker'
import type { Person } from './plan-words'
import { words } from './words'

const t = words.plan

interface HostsFieldProps {
  label: string
  help: string
  button: string
  lawyersOnly: boolean
  many: boolean
  chosen: readonly Person[]
  without?: string | undefined
  problem: string | undefined
  onChange: (chosen: readonly Person[]) => void
}

/** One lecturer, or those who help. */
export const HostsField = ({
  label,
  help,
  button,
  chosen,
  problem,
  onChange,
  ...picker
}: HostsFieldProps) => {
  const [open, setOpen] = useState(false)
  return (
    <View className="field">
      <View className="field__label">{label}</View>
      <Split>
        <View className="grow">
          {chosen.length === 0 ? (
            <View className="sm muted">{help}</View>
          ) : (
            <View className="dk-wrap">
              {chosen.map((one) => (
                <Chosen
                  key={one.id}
                  label={t.remove(one.name)}
                  onRemove={() => onChange(chosen.filter(({ id }) => id !== one.id))}
                >
                  {one.name}
                </Chosen>
              ))}
            </View>
          )}
        </View>
        <Btn small kind="line" icon="users" onTap={() => setOpen(true)}>
          {button}
        </Btn>
      </Split>
      {problem !== undefined && <View className="sm bad">{problem}</View>}
      {open && (
        <HostPicker
          title={label}
          chosen={chosen}
          onChange={onChange}
          onClose={() => setOpen(false)}
          {...picker}
        />
      )}
    </View>
  )
}
