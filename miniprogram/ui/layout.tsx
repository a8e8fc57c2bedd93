import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { access } from './access'
import { More } from './btn'
import { classes } from './classes'
import { Icon, type IconName } from './icon'

interface SectionProps {
  title: string
  more?: { readonly word: string; readonly onTap: () => void } | undefined
  /** 24 instead of 32 above. */
  dense?: boolean
  /** Rows bring their own space: none below the heading. */
  rows?: boolean
  children: ReactNode
}

export const Section = ({ title, more, dense = false, rows = false, children }: SectionProps) => (
  <View className={classes('sect', dense && 'sect--dense')}>
    <View className={classes('sect__head', rows && 'sect__head--rows')}>
      <View className="h2" {...access({ role: 'heading' })}>
        {title}
      </View>
      {more !== undefined && <More onTap={more.onTap}>{more.word}</More>}
    </View>
    {children}
  </View>
)

/** One below the other. */
export const Stack = ({
  gap = 12,
  className,
  children,
}: {
  gap?: 4 | 8 | 12 | 16 | 20 | 24
  className?: string
  children: ReactNode
}) => <View className={classes('stack', `gap-${gap}`, className)}>{children}</View>

/** Beside each other; wraps unless `tight`. */
export const Line = ({
  tight = false,
  className,
  children,
}: {
  tight?: boolean
  className?: string
  children: ReactNode
}) => <View className={classes('line', tight && 'line--tight', className)}>{children}</View>

/** One at each end. */
export const Split = ({ className, children }: { className?: string; children: ReactNode }) => (
  <View className={classes('split', className)}>{children}</View>
)

export const Heading = ({ children, level = 1 }: { children: ReactNode; level?: 1 | 2 | 3 }) => (
  <View className={`h${level}`} {...access({ role: 'heading' })}>
    {children}
  </View>
)

/** The dot between two facts of one line. */
export const Sep = () => <Text className="sep" {...access({ hidden: true })} />

/** A quiet sentence with a picture: who can see this, what it costs. */
export const Hint = ({ icon, children }: { icon: IconName; children: ReactNode }) => (
  <View className="hint">
    <Icon name={icon} size={16} />
    <View className="grow">{children}</View>
  </View>
)
