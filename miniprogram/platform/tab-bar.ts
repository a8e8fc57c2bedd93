import Taro from '@tarojs/taro'

/** The place of 群聊 among the tabs. */
const GROUPS = 1
/** WeChat shows four characters at most. */
const MOST = 99

/** How many messages wait, on the tab of the groups; none takes the number away. Where the bar is hidden nothing happens. */
export const showUnread = (count: number): void => {
  const done =
    count > 0
      ? Taro.setTabBarBadge({ index: GROUPS, text: count > MOST ? `${MOST}+` : String(count) })
      : Taro.removeTabBarBadge({ index: GROUPS })
  done.catch(() => undefined)
}
