import type { InputOf } from '../../../kernel/contract'
import { after, DAY, HOUR } from '../../../kernel/time'
import type { benefit } from '../../../engines/benefit/contract'
import { DISTRICT, FIRST_STREET } from '../people'

type Terms = InputOf<(typeof benefit)['saveCampaign']>['terms']
type Shop = { readonly merchantId: string }

const TAX = '中奖和补贴按 20% 缴纳个人所得税，由工会代扣代缴；消费券不缴。'
const RULES = '凭本人券码当面使用，截图和转发都用不了。用不完的钱退回工会经费，账目公开，记录保存两年。'

/** By this campaign the demo knows that it has been here. */
export const FIRST_TITLE = '加油券'

/** What the demo's unions offer: a round that is over, one that is open for a day and a half, one to come. */
export const demoCampaigns = (
  now: Date,
  shops: Readonly<Record<'fuel' | 'market' | 'electric' | 'cinema', Shop>>,
  listId: string,
) => {
  const hour = new Date(Math.floor(now.getTime() / HOUR) * HOUR)
  const at = (hours: number): string => after(hour, hours * HOUR).toISOString()
  const rounds = (...counts: readonly [number, number, number]): Terms['rounds'] => [
    { roundId: 'r1', opensAt: at(-52), closesAt: at(-20), count: counts[0] },
    { roundId: 'r2', opensAt: at(-2), closesAt: at(36), count: counts[1] },
    { roundId: 'r3', opensAt: at(44), closesAt: at(50), count: counts[2] },
  ]
  const common = {
    ...{ orgId: DISTRICT, organiser: '海湾区总工会', rulesText: RULES, taxText: TAX },
    ...{ useFrom: at(-60), useUntil: after(hour, 12 * DAY).toISOString(), stackable: false },
    ...{ perPerson: 2, perRound: 1, waitingList: true, offerHours: 24, quota: { by: 'none' } as const },
    rules: [{ rule: 'certified' } as const],
  }
  const fuel: Terms = {
    ...common,
    ...{ title: FIRST_TITLE, summary: '加油满 200 元减 50 元', merchantIds: [shops.fuel.merchantId] },
    kind: { type: 'fixed', amount: 5_000, minimum: 20_000, divisible: false },
    ...{ budget: 6_000_000, rounds: rounds(200, 600, 400) },
    quota: { by: 'org', shares: [{ orgId: FIRST_STREET, share: 2_000 }], returnAfterMinutes: 120 },
  }
  const food: Terms = {
    ...common,
    ...{
      title: '生鲜果蔬券',
      summary: '买菜满 100 元可用，能分几次用',
      merchantIds: [shops.market.merchantId],
    },
    kind: { type: 'fixed', amount: 3_000, minimum: 10_000, divisible: true },
    ...{ budget: 1_500_000, rounds: rounds(100, 200, 200) },
  }
  const appliance: Terms = {
    ...common,
    ...{ title: '冰箱、洗衣机购置券', summary: '按单价补贴 300 到 800 元，凭发票' },
    merchantIds: [shops.electric.merchantId],
    kind: {
      type: 'allowance',
      brackets: [
        { from: 200_000, amount: 30_000 },
        { from: 400_000, amount: 50_000 },
        { from: 800_000, amount: 80_000 },
      ],
    },
    ...{ budget: 400_000, rounds: rounds(0, 2, 2), perPerson: 1 },
  }
  const cinema: Terms = {
    ...common,
    ...{ title: '夜场电影票', summary: '下了夜班也能看，一张券两次' },
    merchantIds: [shops.cinema.merchantId],
    kind: { type: 'ticket', item: '电影票', entries: 2, value: 3_500 },
    ...{ budget: 1_000_000, rounds: rounds(10, 60, 60), daysAfterClaim: 7 },
  }
  const gift: Terms = {
    ...common,
    ...{ title: '冬季慰问包', summary: '给登记在册的困难职工', merchantIds: [shops.market.merchantId] },
    kind: { type: 'gift', item: '米面油慰问包', value: 20_000 },
    ...{ budget: 2_000_000, rounds: rounds(0, 80, 0), perPerson: 1, waitingList: false },
    rules: [{ rule: 'certified' }, { rule: 'list', listId }],
  }
  const meal: Terms = {
    ...common,
    ...{ title: '工友早餐八折', summary: '早餐减 20%，最多减 5 元', organiser: '望海街道总工会' },
    ...{ orgId: FIRST_STREET, merchantIds: [shops.market.merchantId] },
    kind: { type: 'percent', percent: 20, ceiling: 500, minimum: 0 },
    ...{ budget: 500_000, rounds: rounds(0, 500, 500), perPerson: 4, perRound: 2 },
  }
  return { fuel, food, appliance, cinema, gift, meal }
}
