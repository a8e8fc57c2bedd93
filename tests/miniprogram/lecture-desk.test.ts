import { minutesAndSeconds, minutesOver } from '../../miniprogram/features/lecture/console/clock'
import { nextPiece } from '../../miniprogram/features/lecture/console/next-piece'
import { emptyPlan, planFields, whyNotYet } from '../../miniprogram/features/lecture/desk/plan-words'
import { isSame, moved } from '../../miniprogram/features/lecture/desk/script-words'
import { isTime, startOf, timeTyped } from '../../miniprogram/features/lecture/desk/when'

const script = [
  { pieceId: 'a', sentAs: 1 },
  { pieceId: 'b' },
  { pieceId: 'c', sentAs: 2 },
  { pieceId: 'd' },
  { pieceId: 'e' },
]

describe('the piece that the next tap sends', () => {
  test('is the one the server names, and the one after it while that is on its way', () => {
    expect(nextPiece(script, 'b', [])?.pieceId).toBe('b')
    expect(nextPiece(script, 'b', ['b'])?.pieceId).toBe('d')
    expect(nextPiece(script, 'b', ['b', 'd'])?.pieceId).toBe('e')
  })

  test('is none once all were sent or wait to go out', () => {
    expect(nextPiece(script, 'b', ['b', 'd', 'e'])).toBeUndefined()
    expect(nextPiece(script, undefined, [])).toBeUndefined()
  })
})

describe('the clock of the console', () => {
  test('minutes and seconds, with hours once there are some, and nothing below zero', () => {
    expect([1_334_000, 3_723_000, 0, -5_000].map(minutesAndSeconds)).toEqual([
      '22:14',
      '1:02:03',
      '00:00',
      '00:00',
    ])
  })

  test('past time is counted in whole minutes begun', () => {
    expect([60_000, 0, -1, -60_000, -61_000].map(minutesOver)).toEqual([0, 0, 1, 1, 2])
  })
})

describe('when a lecture begins', () => {
  test('a day and an hour in Shanghai are one moment', () => {
    expect(startOf('2026-11-26', '19:30')).toBe('2026-11-26T11:30:00.000Z')
    expect(startOf('2026-11-26', '07:00')).toBe('2026-11-25T23:00:00.000Z')
  })

  test('days and hours that do not exist are none', () => {
    expect(startOf('2026-02-30', '19:30')).toBeUndefined()
    expect(startOf('2026-11-26', '24:00')).toBeUndefined()
    expect(isTime('9:30')).toBe(false)
  })

  test('an hour is understood as people type it', () => {
    expect(['9:30', '9：30', '930', '19:30', '很晚'].map(timeTyped)).toEqual([
      '09:30',
      '09:30',
      '09:30',
      '19:30',
      '很晚',
    ])
  })
})

describe('a plan', () => {
  const full = {
    ...emptyPlan,
    title: ' 停工停产期间，工资怎么发 ',
    guide: { guideId: 'guide_1', version: 2, title: '停工' },
    lecturer: { id: 'mem_1', name: '刘范例' },
    day: '2026-11-26',
    choice: { ...emptyPlan.choice, orgs: [{ id: 'org_1', name: '示例总工会' }] },
  }

  test('says what is missing, in the order of the page, and is not sent before', () => {
    expect(whyNotYet(emptyPlan)).toBe('先写题目')
    expect(whyNotYet({ ...full, minutes: '300' })).toBe('先写讲多少分钟')
    expect(whyNotYet({ ...full, linkUrl: 'https://example.invalid/live' })).toBe('直播的名字和地址要一起填')
    expect(planFields({ ...full, choice: emptyPlan.choice })).toBeUndefined()
  })

  test('is sent as the contract takes it', () => {
    expect(planFields(full)).toMatchObject({
      title: '停工停产期间，工资怎么发',
      startsAt: '2026-11-26T11:30:00.000Z',
      plannedMinutes: 40,
      audience: { orgIds: ['org_1'], groupIds: [], excludeGroupIds: [] },
    })
  })
})

describe('a script', () => {
  const piece = (pieceId: string, text = '') => ({ pieceId, title: '', text, key: false })

  test('a piece moves by one place and none is lost', () => {
    const pieces = ['a', 'b', 'c'].map((id) => piece(id))
    expect(moved(pieces, 0, 1).map(({ pieceId }) => pieceId)).toEqual(['b', 'a', 'c'])
    expect(moved(pieces, 2, -1).map(({ pieceId }) => pieceId)).toEqual(['a', 'c', 'b'])
  })

  test('a picture’s address on this device is no change', () => {
    const picture = { fileId: 'file_1', alt: '图' }
    expect(
      isSame(
        [{ ...piece('a'), picture: { ...picture, path: '' } }],
        [{ ...piece('a'), picture: { ...picture, path: 'blob:1' } }],
      ),
    ).toBe(true)
    expect(isSame([piece('a', '一')], [piece('a', '二')])).toBe(false)
  })
})
