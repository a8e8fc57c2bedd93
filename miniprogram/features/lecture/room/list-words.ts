/** What the list of my lectures says. */
export const words = {
  title: '讲座',
  on: '正在讲',
  coming: '就要开讲',
  past: '讲过的',
  none: '您的群里还没有讲座',
  noneWhy: '区里请律师到群里讲课，开讲前会在群里告诉您。',
  toGroups: '看看我的群',
  state: { live: '正在讲', closing: '正在答问', cancelled: '取消了' },
} as const
