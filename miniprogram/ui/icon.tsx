import { View } from '@tarojs/components'
import { access } from './access'
import { classes } from './classes'
import type { IconName } from './icons/names'

export type { IconName }

/** A drawing in the colour of the text around it. Without a label it is decoration and not read out. */
export const Icon = ({
  name,
  size = 24,
  label,
  className,
}: {
  name: IconName
  size?: 16 | 20 | 24 | 40
  label?: string
  className?: string
}) => (
  <View
    className={classes('i', `i--${name}`, size !== 24 && `i--${size}`, className)}
    {...(label === undefined ? access({ hidden: true }) : access({ role: 'img', label }))}
  />
)
