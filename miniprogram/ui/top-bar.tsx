import { View } from '@tarojs/components'
import { back } from '../platform/navigate'
import { access } from './access'
import { IconBtn } from './btn'
import { classes } from './classes'

/** Title and way back in a browser; WeChat draws its own. */
export const TopBar = ({ title, tab }: { title: string; tab: boolean }) => (
  <View className={classes('topbar', tab && 'topbar--tab')}>
    {!tab && <IconBtn icon="left" label="返回" onTap={back} />}
    <View className="topbar__title cut" {...access({ role: 'heading' })}>
      {title}
    </View>
  </View>
)
