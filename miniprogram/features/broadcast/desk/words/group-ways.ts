import type { ChatChannel } from '../api'
import { channels } from './channels'

/** By which way a push reaches each group. */
export const ofGroups = {
  groupWays: {
    title: '怎么送到群里',
    open: '怎么送到群里',
    all: '全部',
    trouble: '机器人有问题的',
    find: '找群名或工会',
    empty: { all: '还没有群', trouble: '机器人都正常' },
    emptyWhy: '群在“组织与群”里建，机器人的地址也在那里填。',
    group: '群',
    org: '工会',
    kind: '哪种群',
    kinds: { wechat: '微信群', wecom: '企业微信群', qq: 'QQ 群', page: '只有群页面' },
    robot: '机器人',
    noRobot: '没有',
    robots: { working: '正常', aside: '先不用了', untried: '还没用过' },
    again: (moment: string) => `${moment} 自动再试`,
    bound: '绑定',
    isBound: '已绑定',
    order: '先走哪一路',
    then: '，不成再走',
    pageOnly: '只有群页面',
    change: '换顺序',
    next: (order: readonly ChatChannel[]) =>
      `换成${order.length === 0 ? '只有群页面' : order.map((one) => channels[one]).join('，不成再走')}`,
    saving: '正在记下',
    test: '试一下机器人',
    testing: '正在试',
    works: '机器人发到了，群里会看到一句试发的话。',
    doesNotWork: '机器人没有发到',
  },
} as const
