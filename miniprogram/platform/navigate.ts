import Taro from '@tarojs/taro'
import { isWeapp } from './where'

export const pages = {
  home: '/pages/home/index',
  groups: '/pages/groups/index',
  services: '/pages/services/index',
  me: '/pages/me/index',
  group: '/pages/group/index',
  guide: '/packages/library/guide/index',
  guides: '/packages/library/guides/index',
  search: '/packages/library/search/index',
  laws: '/packages/library/laws/index',
  law: '/packages/library/law/index',
  signIn: '/packages/account/sign-in/index',
  bind: '/packages/account/bind/index',
  myData: '/packages/account/my-data/index',
  looks: '/packages/account/looks/index',
  consents: '/packages/account/consents/index',
  leave: '/packages/account/leave/index',
  bindGroup: '/packages/account/bind-group/index',
  hotline: '/packages/hotline/now/index',
  hotlineBook: '/packages/hotline/book/index',
  hotlineBooking: '/packages/hotline/booking/index',
  hotlineMine: '/packages/hotline/mine/index',
  hotlineCase: '/packages/hotline/case/index',
  hotlineChat: '/packages/hotline/chat/index',
  hotlineClaim: '/packages/hotline/claim/index',
  hotlineCard: '/packages/hotline/card/index',
  deskDuty: '/packages/hotline-desk/duty/index',
  deskCases: '/packages/hotline-desk/cases/index',
  deskCalendar: '/packages/hotline-desk/calendar/index',
  deskHotline: '/packages/hotline-desk/watch/index',
  deskShifts: '/packages/hotline-desk/shifts/index',
  deskPeople: '/packages/hotline-desk/people/index',
  desk: '/packages/staff/desk/index',
  deskSend: '/packages/staff/send/index',
  deskFunnel: '/packages/staff/funnel/index',
  deskLibrary: '/packages/staff/library/index',
  deskWrite: '/packages/staff/write/index',
  deskOrgs: '/packages/staff/orgs/index',
  deskRoster: '/packages/staff/roster/index',
  deskRoles: '/packages/staff/roles/index',
  deskRecords: '/packages/staff/records/index',
  shared: '/packages/broadcast/shared/index',
  relay: '/packages/broadcast/relay/index',
  findInGroup: '/packages/broadcast/find/index',
  askBack: '/packages/broadcast/ask/index',
  deskAsked: '/packages/staff/asked/index',
  deskWays: '/packages/staff/ways/index',
  deskCompare: '/packages/staff/compare/index',
  lecture: '/packages/lecture/room/index',
  lectures: '/packages/lecture/list/index',
  lectureConsole: '/packages/lecture/console/index',
  lectureMinutes: '/packages/lecture/minutes/index',
  deskLectures: '/packages/lecture/desk/index',
  deskPlan: '/packages/lecture/plan/index',
  deskScript: '/packages/lecture/script/index',
  deskQuestions: '/packages/lecture/questions/index',
  deskLawyer: '/packages/lecture/card/index',
  coupons: '/packages/benefit/coupons/index',
  campaign: '/packages/benefit/campaign/index',
  myCoupons: '/packages/benefit/mine/index',
  voucher: '/packages/benefit/voucher/index',
  shops: '/packages/benefit/shops/index',
  couponHistory: '/packages/benefit/history/index',
  counter: '/packages/benefit/counter/index',
  shopDay: '/packages/benefit/day/index',
  shopTeam: '/packages/benefit/team/index',
  settlement: '/packages/benefit/sheet/index',
  deskBenefit: '/packages/benefit-desk/desk/index',
  deskCampaign: '/packages/benefit-desk/campaign/index',
} as const
export type PageName = keyof typeof pages
type Params = Readonly<Record<string, string | number | undefined>>

export const TABS: readonly PageName[] = ['home', 'groups', 'services', 'me']
const isTab = (page: PageName): boolean => TABS.includes(page)

/** The address of a page inside the app, as sharing and links between pages need it. */
export const addressOf = (page: PageName, params: Params = {}): string => {
  const query = Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')
  return query === '' ? pages[page] : `${pages[page]}?${query}`
}

/** WeChat opens no page over this many: `navigateTo` fails, and whoever tapped would see nothing happen. */
const MOST_OPEN = 10

/** Opens a page over the one that is open; where no more fit it takes that one's place. */
export const go = (page: PageName, params?: Params): void => {
  if (isTab(page) || (isWeapp && Taro.getCurrentPages().length >= MOST_OPEN)) replace(page, params)
  else void Taro.navigateTo({ url: addressOf(page, params) })
}

/** Like `go`, but the way back skips the page that is left. */
export const replace = (page: PageName, params?: Params): void => {
  if (isTab(page)) void Taro.switchTab({ url: pages[page] })
  else void Taro.redirectTo({ url: addressOf(page, params) })
}

/** The page that is open gets another address, so that reopening it finds the same thing; nothing is drawn anew. WeChat has no addresses. */
export const readdress = (page: PageName, params: Params): void => {
  if (!isWeapp) window.history.replaceState(window.history.state, '', `#${addressOf(page, params)}`)
}

/** One page back; someone who came by a link, or loaded the page anew, goes to `otherwise`, home unless told. */
export const backOr = (otherwise: PageName, params?: Params): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else replace(otherwise, params)
}

export const back = (): void => backOr('home')
