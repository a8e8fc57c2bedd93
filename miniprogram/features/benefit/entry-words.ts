/** What the tabs say about benefits; apart from the pages' words, so that the main package carries no more than this. */
export const words = {
  coupons: '惠工消费券',
  couponsSub: '领券、用券、能用的店',
  counter: '收券',
  counterSub: '合作店铺的店员用',
  mine: '我的券',
  couponCount: '券',
  yourTurn: '轮到您了',
  kept: (until: string) => `给您留到 ${until}`,
  soon: '快到期了',
  before: (day: string) => `${day} 前用`,
} as const
