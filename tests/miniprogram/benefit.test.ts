import fc from 'fast-check'
import type { Terms } from '../../miniprogram/features/benefit/desk/api'
import { draftOf, emptyDraft } from '../../miniprogram/features/benefit/desk/draft'
import { termsOf } from '../../miniprogram/features/benefit/desk/read-draft'
import { momentOf, typedMoment } from '../../miniprogram/features/benefit/desk/typed-moment'
import { onShelves, shareGone } from '../../miniprogram/features/benefit/rounds'
import { leftOf, titleWithWorth, worthOf } from '../../miniprogram/features/benefit/worth'
import { fenOf, yuan } from '../../miniprogram/features/benefit/yuan'

describe('money on the screen', () => {
  test('every amount that is shown can be typed again and means the same fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), (fen) => {
        expect(fenOf(yuan(fen))).toBe(fen)
      }),
    )
  })
  test.each([
    ['218.5', 21850],
    ['２１８．５', 21850],
    ['1,234.56 元', 123456],
    ['¥0.01', 1],
    ['0', 0],
  ])('%s is %d fen', (typed, fen) => expect(fenOf(typed)).toBe(fen))
  test.each(['', '1.234', '-5', '1e3', '五十', '1.2.3', '99999999999'])('%j is no amount', (typed) =>
    expect(fenOf(typed)).toBeUndefined(),
  )
  test('below zero has a minus sign', () => expect(yuan(-1250)).toBe('−12.5'))
})

describe('moments at the desk', () => {
  test('what is shown can be typed again and means the same minute, wherever the desk stands', () => {
    const minute = fc
      .integer({
        min: Date.parse('2020-01-01T00:00:00Z') / 60_000,
        max: Date.parse('2040-01-01T00:00:00Z') / 60_000,
      })
      .map((minutes) => new Date(minutes * 60_000).toISOString())
    fc.assert(fc.property(minute, (at) => expect(momentOf(typedMoment(at))).toBe(at)))
  })
  test.each([
    ['2026-12-01 14:00', '2026-12-01T06:00:00.000Z'],
    ['2026年12月1日 14：00', '2026-12-01T06:00:00.000Z'],
    ['2026/12/1', '2026-11-30T16:00:00.000Z'],
  ])('%s is %s', (typed, at) => expect(momentOf(typed)).toBe(at))
  test.each(['', '明天', '2026-02-30 10:00', '2026-12-01 24:30', '12-01 10:00'])('%j is no moment', (typed) =>
    expect(momentOf(typed)).toBeUndefined(),
  )
})

describe('what a coupon says', () => {
  test('a percentage off is said the way shops say it', () =>
    expect(worthOf({ type: 'percent', percent: 15, ceiling: 3000, minimum: 0 })).toEqual({
      amount: '8.5',
      unit: '折',
      condition: '最多减 30',
    }))
  test('an allowance names its highest bracket', () =>
    expect(
      titleWithWorth('冰箱购置券', {
        type: 'allowance',
        brackets: [
          { from: 200_000, amount: 30_000 },
          { from: 500_000, amount: 60_000 },
        ],
      }),
    ).toBe('冰箱购置券，最高补贴 600 元'))
  test('only a coupon that was used in part says what is left', () => {
    const kind = { type: 'fixed', amount: 5000, minimum: 0, divisible: true } as const
    expect(leftOf(kind, 5000)).toBeUndefined()
    expect(leftOf(kind, 2000)).toBe('还剩 20 元')
    expect(leftOf({ type: 'ticket', item: '门票', entries: 3, value: 1000 }, 2000)).toBe('还剩 2 次')
  })
  test('an empty round is gone, not half there', () => {
    expect(shareGone({ left: 0, total: 0 })).toBe(1)
    expect(shareGone({ left: 30, total: 100 })).toBeCloseTo(0.7)
  })
  test('no shelves for no campaigns', () => expect(onShelves([])).toEqual([]))
})

const terms: Terms = {
  title: '加油券',
  orgId: 'org_a',
  summary: '满 200 减 50',
  kind: { type: 'fixed', amount: 5000, minimum: 20_000, divisible: false },
  budget: 500_000,
  rounds: [
    { roundId: 'r1', opensAt: '2026-12-01T02:00:00.000Z', closesAt: '2026-12-01T04:00:00.000Z', count: 60 },
    { roundId: 'r3', opensAt: '2026-12-01T12:00:00.000Z', closesAt: '2026-12-01T14:00:00.000Z', count: 40 },
  ],
  quota: { by: 'org', shares: [{ orgId: 'org_b', share: 3000 }], returnAfterMinutes: 120 },
  useFrom: '2026-12-01T02:00:00.000Z',
  useUntil: '2026-12-31T15:59:00.000Z',
  daysAfterClaim: 7,
  merchantIds: ['mer_1'],
  rules: [{ rule: 'certified' }, { rule: 'subtree', orgIds: ['org_a'] }],
  perPerson: 2,
  perRound: 1,
  stackable: false,
  waitingList: true,
  offerHours: 24,
  rulesText: '每人每场一张。',
  organiser: '示例区总工会',
  taxText: '由主办的工会代扣代缴。',
}

describe('the form of a campaign', () => {
  test('terms that are opened and saved unchanged are the same terms', () =>
    expect(termsOf(draftOf(terms, { org: '示例区总工会', merchants: [] }))).toEqual({ terms }))
  test.each([
    { type: 'percent', percent: 20, ceiling: 3000, minimum: 0 },
    { type: 'allowance', brackets: [{ from: 200_000, amount: 30_050 }] },
    { type: 'gift', item: '保温杯', value: 2500 },
    { type: 'ticket', item: '电影票', entries: 2, value: 3000 },
  ] as const)('a coupon of the kind $type survives the form', (kind) => {
    const changed = { ...terms, kind: kind as Terms['kind'] }
    expect(termsOf(draftOf(changed, { org: '', merchants: [] }))).toEqual({ terms: changed })
  })
  test('rules that are typed survive the form, and what is typed wrong is said and never left out', () => {
    const rules: Terms['rules'] = [
      { rule: 'certified' },
      { rule: 'joinedBefore', day: '2026-01-01' },
      { rule: 'used', campaignId: 'cmp_1', times: 2 },
    ]
    const draft = draftOf({ ...terms, rules }, { org: '', merchants: [] })
    expect(termsOf(draft)).toEqual({ terms: { ...terms, rules } })
    expect(termsOf({ ...draft, joinedBefore: '2026/1/1' })).toEqual({ terms: { ...terms, rules } })
    for (const joinedBefore of ['2026-1', '去年', '2026-02-30'])
      expect(termsOf({ ...draft, joinedBefore })).toMatchObject({
        problems: { joinedBefore: expect.any(String) as string },
      })
    expect(termsOf({ ...draft, usedTimes: '0' })).toMatchObject({
      problems: { usedTimes: expect.any(String) as string },
    })
  })
  test('an empty form names every field that is missing', () => {
    const read = termsOf(emptyDraft())
    expect('problems' in read && Object.keys(read.problems)).toEqual(
      expect.arrayContaining([
        'title',
        'org',
        'amount',
        'budget',
        'rounds.0.opensAt',
        'rounds.0.count',
        'merchants',
      ]),
    )
  })
  test('half a fen, a negative amount and words are no money', () => {
    for (const amount of ['0.005', '-1', '五十', '1e9'])
      expect(termsOf({ ...draftOf(terms, { org: '', merchants: [] }), amount })).toMatchObject({
        problems: { amount: expect.any(String) as string },
      })
  })
})
