import type { LectureRow } from '../../../lecture/desk/api'

const lecture: Readonly<Record<LectureRow['state'], (day: string, who: string) => string>> = {
  planned: (day, who) => `${day} 开讲，${who}讲，可以提问`,
  live: (_day, who) => `${who}正在讲，点开就能听，可以提问`,
  closing: (_day, who) => `${who}正在讲，点开就能听`,
  ended: (day, who) => `${day} 讲过，${who}讲的内容和答复都在这里`,
  cancelled: (day) => `原定 ${day}，已取消`,
}

/** Cards of lectures and coupons. */
export const linking = {
  links: {
    label: '推送哪一个',
    none: '还没有选',
    choose: '选讲座或消费券',
    change: '换一个',
    sides: { lecture: '讲座', benefit: '消费券' },
    title: '卡片上的标题',
    text: '卡片上的话',
    noLectures: '还没有讲座',
    noLecturesWhy: '先在“讲座”里排一场，再来推送。',
    noCampaigns: '没有正在发的消费券',
    noCampaignsWhy: '消费券发布以后，才能推送。',
    lecture,
    campaign: (worth: string, from: string | undefined, until: string) =>
      [worth, from === undefined ? undefined : `${from} 开始领`, `${until}前用`]
        .filter((one) => one !== undefined)
        .join('，'),
  },
} as const
