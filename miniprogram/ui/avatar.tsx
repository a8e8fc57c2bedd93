import { View } from '@tarojs/components'
import { access } from './access'
import { classes } from './classes'
import { Icon, type IconName } from './icon'
import { Picture } from './picture'

interface AvatarProps {
  /** Its first character is drawn. */
  name?: string
  icon?: IconName
  /** Address of a square picture, drawn instead. */
  picture?: string | undefined
  /** Lawyers and the union are dark, workers light. */
  dark?: boolean
  size?: 28 | 40 | 56
}

/** Decoration: the name stands beside it, so it is not read out. */
export const Avatar = ({ name = '', icon, picture, dark = false, size = 40 }: AvatarProps) => (
  <View
    className={classes('ava', dark && 'ava--law', size !== 40 && `ava--${size}`)}
    {...access({ hidden: true })}
  >
    {picture !== undefined ? (
      <Picture className="ava__img" mode="aspectFill" src={picture} />
    ) : icon === undefined ? (
      name.slice(0, 1)
    ) : (
      <Icon name={icon} />
    )}
  </View>
)
