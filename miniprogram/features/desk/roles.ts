import type { IconName } from '../../ui/icon'
import type { PageName } from '../../platform/navigate'
import type { Me, Role } from '../membership/api'
import type { words } from './words'

export type DeskPlace = keyof typeof words.rail

interface Place {
  readonly key: DeskPlace
  readonly icon: IconName
  readonly page: PageName
  readonly roles: readonly Role[]
}

/** Who finds what on the rail; the server asks again for every call. */
const PLACES: readonly Place[] = [
  { key: 'push', icon: 'horn', page: 'desk', roles: ['staff', 'auditor'] },
  { key: 'asked', icon: 'chat', page: 'deskAsked', roles: ['staff'] },
  { key: 'library', icon: 'book', page: 'deskLibrary', roles: ['staff', 'lawyer'] },
  { key: 'benefit', icon: 'ticket', page: 'deskBenefit', roles: ['staff', 'auditor'] },
  { key: 'lectures', icon: 'mic', page: 'deskLectures', roles: ['staff', 'lawyer', 'auditor'] },
  { key: 'duty', icon: 'headset', page: 'deskDuty', roles: ['lawyer', 'counsellor'] },
  { key: 'cases', icon: 'case', page: 'deskCases', roles: ['lawyer', 'counsellor'] },
  { key: 'myShifts', icon: 'calendar', page: 'deskCalendar', roles: ['lawyer', 'counsellor'] },
  { key: 'hotline', icon: 'headset', page: 'deskHotline', roles: ['staff', 'auditor'] },
  { key: 'shifts', icon: 'calendar', page: 'deskShifts', roles: ['staff', 'auditor'] },
  { key: 'hotlinePeople', icon: 'users', page: 'deskPeople', roles: ['staff', 'auditor'] },
  { key: 'orgs', icon: 'building', page: 'deskOrgs', roles: ['staff'] },
  { key: 'roster', icon: 'file', page: 'deskRoster', roles: ['staff'] },
  { key: 'roles', icon: 'users', page: 'deskRoles', roles: ['staff', 'auditor'] },
  { key: 'records', icon: 'list', page: 'deskRecords', roles: ['staff', 'auditor'] },
]

export const holds = (me: Me, ...roles: readonly Role[]): boolean =>
  me.roles.some(({ role }) => roles.includes(role))

export const placesFor = (me: Me): readonly Place[] => PLACES.filter(({ roles }) => holds(me, ...roles))

export const pageOf = (key: DeskPlace): PageName => PLACES.find((place) => place.key === key)?.page ?? 'desk'

/** 海湾区总工会，林样本 */
export const whoIs = (me: Me): string => {
  const scope = (me.roles.find(({ role }) => role === 'staff') ?? me.roles[0])?.orgName
  return [scope, me.member?.name].filter((word) => word !== undefined && word !== '').join('，')
}
