import { audienceOf, isEmpty, nobody, toggled } from '../../miniprogram/features/broadcast/desk/audience'
import { endOfDay, isDay } from '../../miniprogram/features/desk/days'
import { placesFor } from '../../miniprogram/features/desk/roles'
import {
  emptySection,
  inputOf,
  nothing,
  textOf,
  whyNotYet,
  withPaths,
} from '../../miniprogram/features/library/desk/editor-words'
import { words } from '../../miniprogram/features/library/desk/words'
import { calendarDay } from '../../miniprogram/ui/time'
import type { Me, Role } from '../../miniprogram/features/membership/api'

const group = { id: 'group-1', name: '示例机械职工群' }

describe('choosing who gets a push', () => {
  test('leaving a group out chooses nobody by itself', () => {
    expect(isEmpty({ ...nobody, without: [group] })).toBe(true)
    expect(isEmpty({ ...nobody, tags: ['制造业'] })).toBe(false)
  })
  test('tapping a group twice takes it out again', () => {
    expect(toggled(toggled([], group), group)).toEqual([])
  })
  test('only ids travel, names stay on the page', () => {
    expect(
      audienceOf({ ...nobody, orgs: [{ id: 'org-1', name: '示例街道总工会' }], groups: [group] }),
    ).toEqual({
      orgIds: ['org-1'],
      tags: [],
      industries: [],
      sizes: [],
      groupIds: ['group-1'],
      excludeGroupIds: [],
    })
  })
})

describe('writing a guide', () => {
  const begun = { ...nothing(), title: '加班费怎么算', topic: '工资' }
  test('a draft without title, topic or a heading waits on the device and says what is missing', () => {
    const { needTitle, needTopic, needHeading } = words.edit
    expect(whyNotYet(nothing())).toBe(needTitle)
    expect(whyNotYet({ ...begun, topic: ' ' })).toBe(needTopic)
    expect(whyNotYet({ ...begun, sections: [emptySection()] })).toBe(needHeading(1))
    expect(whyNotYet(begun)).toBeUndefined()
  })
  test('a picture without words for those who cannot see it is not sent', () => {
    const picture = { fileId: 'picture-1', alt: ' ', path: '' }
    const section = { ...emptySection(), heading: '怎么算', pictures: [picture] }
    expect(whyNotYet({ ...begun, sections: [section] })).toBe(words.edit.needAlt(1))
  })
  test('moving about in a section without changing its words is no change', () => {
    const section = { ...emptySection(), heading: '怎么算' }
    expect(textOf({ ...begun, sections: [section] })).toBe(
      textOf({ ...begun, sections: [{ ...section, key: 'another' }] }),
    )
  })
  test('what only the page needs is not sent', () => {
    const picture = { fileId: 'picture-1', alt: '计算表', path: '/api/files/signed' }
    const input = inputOf({
      ...begun,
      sections: [{ key: 'k', heading: ' 怎么算 ', text: '', pictures: [picture] }],
    })
    expect(input.sections).toEqual([
      { heading: '怎么算', text: '', pictures: [{ fileId: 'picture-1', alt: '计算表' }] },
    ])
    expect(input).not.toHaveProperty('correctionNote')
  })
  test('a picture of an earlier visit is not drawn from an address that died with it', () => {
    const picture = { fileId: 'picture-1', alt: '计算表', path: 'blob:gone' }
    const kept = { ...begun, sections: [{ ...emptySection(), pictures: [picture] }] }
    expect(withPaths(kept, undefined).sections[0]?.pictures[0]?.path).toBe('')
  })
})

describe('days of the desk', () => {
  test('the day changes at midnight in Shanghai, not in Greenwich', () => {
    expect(calendarDay('2026-11-21T16:30:00Z')).toBe('2026-11-22')
    expect(calendarDay(Date.parse('2026-11-22T02:00:00Z'), -6)).toBe('2026-11-16')
  })
  test('a role lasts to the end of its last day in Shanghai', () => {
    expect(endOfDay('2027-06-30')).toBe('2027-06-30T16:00:00.000Z')
  })
  test('a day that does not exist is not taken', () => {
    expect(isDay('2027-02-28')).toBe(true)
    expect(isDay('2027-02-30')).toBe(false)
    expect(isDay('2027-2-3')).toBe(false)
    expect(isDay('今天')).toBe(false)
  })
})

describe('the rail', () => {
  const someone = (...roles: readonly Role[]): Me => ({
    accountId: 'account-1',
    trust: 'phone',
    consentsMissing: [],
    roles: roles.map((role) => ({ role, orgId: 'org-1', orgName: '示例街道总工会' })),
  })
  const rail = (...roles: readonly Role[]) => placesFor(someone(...roles)).map(({ key }) => key)
  test('each role finds its own work and nothing else', () => {
    expect(rail('staff')).toEqual([
      ...['push', 'asked', 'library', 'benefit', 'lectures', 'hotline', 'shifts', 'hotlinePeople'],
      ...['orgs', 'roster', 'roles', 'records'],
    ])
    expect(rail('lawyer')).toEqual(['library', 'lectures', 'duty', 'cases', 'myShifts'])
    expect(rail('counsellor')).toEqual(['duty', 'cases', 'myShifts'])
    expect(rail('auditor')).toEqual([
      ...['push', 'benefit', 'lectures', 'hotline', 'shifts', 'hotlinePeople', 'roles', 'records'],
    ])
    expect(rail('groupadmin', 'merchant')).toEqual([])
    expect(rail()).toEqual([])
  })
})
