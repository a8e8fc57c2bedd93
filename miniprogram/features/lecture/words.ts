/** What is said of a lecture wherever one is met: on the first page, in a list, in a group. */
export const words = {
  title: '讲座',
  titleSub: '听律师讲，翻看讲过的',
  onNow: '正在开讲',
  onNowIn: (title: string) => `正在讲：${title}`,
  soon: '快要开讲',
  past: '往期讲座',
  go: '进去听',
  look: '去看看',
  caughtUp: (n: number) => `前 ${n} 段可以补听`,
  piece: (n: number) => `正在讲第 ${n} 段`,
  starting: '正在开始',
  closing: '正在答最后的提问',
  pieces: (n: number) => `共 ${n} 段`,
  listening: (count: string) => `${count} 人在听`,
  startsAt: (when: string) => `${when} 开讲`,
  lawyer: (name: string) => (name.endsWith('律师') ? name : `${name}律师`),
} as const
