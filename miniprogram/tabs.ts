/** The native tab bar takes colours as values: these are --ink-3 and --ink of ui/tokens.css. */
export const idleTab = '#6f665e'
export const activeTab = '#211c18'

const tab = (page: string, text: string, icon: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tabs/${icon}.png`,
  selectedIconPath: `assets/tabs/${icon}-on.png`,
})

export const tabs = [
  tab('home', '首页', 'home'),
  tab('groups', '群聊', 'chat'),
  tab('services', '服务', 'grid'),
  tab('me', '我的', 'me'),
]
