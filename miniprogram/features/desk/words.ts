/** What every page of the desk says. */
export const words = {
  desk: '工作台',
  rail: {
    push: '推送',
    asked: '职工问的',
    library: '指引库',
    benefit: '惠工',
    lectures: '讲座',
    orgs: '组织与群',
    roster: '名册',
    roles: '职务',
    records: '记录',
  },
  notStaff: '这里只给有职务的人用',
  notStaffWhy: '您现在没有工会干部、律师或审计员的职务。要担任职务，请上级工会给您办。',
  notYours: '这一页不在您的职务里',
  notYoursWhy: '左边列出来的，是您能办的事。',
  moreRows: '再看一些',
  moreFailed: '没有取到，再试一次',
  back: '返回',
  close: '关闭',
  full: '都在这里了',
} as const
