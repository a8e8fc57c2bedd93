import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { access } from './access'
import { classes } from './classes'
import { Icon, type IconName } from './icon'
import type { Tone } from './tag'

interface NoticeProps {
  tone?: Tone
  icon?: IconName
  /** The first words, in the colour of the state. */
  head?: string
  children?: ReactNode
}

const ICONS: Record<Tone, IconName> = { plain: 'info', warn: 'alert', bad: 'alert', ok: 'done' }

/** Stays on the page. */
export const Notice = ({ tone = 'plain', icon, head, children }: NoticeProps) => (
  <View
    className={classes('note', tone !== 'plain' && `note--${tone}`)}
    {...access({ role: tone === 'bad' ? 'alert' : 'status' })}
  >
    <Icon name={icon ?? ICONS[tone]} size={20} className="note__icon" />
    <View className="note__words">
      {head !== undefined && <Text className="note__head">{head}</Text>}
      {children}
    </View>
  </View>
)
