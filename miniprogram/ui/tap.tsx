import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { access, keyboard, type Named } from './access'
import { classes } from './classes'

interface TapProps extends Named {
  className?: string | undefined
  onTap?: (() => void) | undefined
  id?: string
  children?: ReactNode
}

/** Whatever can be tapped: name, role, pressed look and keyboard in one place. Without `onTap` it is a plain box. */
export const Tap = ({ className, onTap, id, children, role = 'button', ...named }: TapProps) => {
  const live = named.disabled === true ? undefined : onTap
  if (onTap === undefined && named.disabled === undefined)
    return (
      <View className={classes(className)} {...(id === undefined ? {} : { id })}>
        {children}
      </View>
    )
  return (
    <View
      className={classes('tap', live === undefined && 'is-still', className)}
      hoverClass={live === undefined ? 'none' : 'is-press'}
      {...(id === undefined ? {} : { id })}
      {...access({ role, ...named })}
      {...keyboard(live)}
      {...(live === undefined ? {} : { onClick: live })}
    >
      {children}
    </View>
  )
}
