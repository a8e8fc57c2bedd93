import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Named } from './access'
import { classes } from './classes'
import { Icon, type IconName } from './icon'
import { Tap } from './tap'

interface RowProps extends Named {
  icon?: IconName
  /** In place of a picture: an avatar, a tick. */
  lead?: ReactNode
  title: ReactNode
  sub?: ReactNode
  /** Small words above the title. */
  over?: ReactNode
  /** At the right: a tag, a value, a switch. A string is followed by the arrow; `null` leaves the arrow out. */
  end?: ReactNode
  /** Lines up with the first line instead of the middle. */
  top?: boolean
  /** Title in ordinary weight. */
  plain?: boolean
  onTap?: (() => void) | undefined
}

/** A line of a list, at least 56 high. With `onTap` and no `end` it shows an arrow. */
export const Row = ({
  icon,
  lead,
  title,
  sub,
  over,
  end,
  top,
  plain,
  onTap,
  role = 'link',
  ...named
}: RowProps) => (
  <Tap className={classes('row', top === true && 'row--top')} role={role} onTap={onTap} {...named}>
    {icon !== undefined && <Icon name={icon} className="row__lead" />}
    {lead}
    <View className="row__main">
      {over !== undefined && <View className="doc__kind">{over}</View>}
      <View className={classes('row__title', plain === true && 'row__title--plain')}>{title}</View>
      {sub !== undefined && <View className="row__sub">{sub}</View>}
    </View>
    <End end={end} goes={onTap !== undefined} link={role === 'link'} />
  </Tap>
)

/** A value is followed by the arrow; without one a link has the arrow alone. `null`: nothing at all. */
const End = ({ end, goes, link }: { end: ReactNode; goes: boolean; link: boolean }) => {
  if (end === undefined) return goes && link ? <Icon name="right" size={16} className="row__go" /> : null
  if (typeof end !== 'string') return <>{end}</>
  return (
    <View className="row__end">
      <View className="cut">{end}</View>
      {goes && <Icon name="right" size={16} />}
    </View>
  )
}

/** `plain`: the lines between begin at the left edge; `ava`: after an avatar. */
export const Rows = ({ kind, children }: { kind?: 'plain' | 'ava'; children: ReactNode }) => (
  <View className={classes(kind !== undefined && `rows--${kind}`)}>{children}</View>
)

/** A name and its value. */
export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <View className="kv">
    <View className="kv__k">{name}</View>
    <View className="kv__v">{children}</View>
  </View>
)
