import { grants } from '../../engines/membership/store/grants'
import { members } from '../../engines/membership/store/members'
import { extendRoster } from '../../engines/hotline/later'
import type { HotlinePorts } from '../../engines/hotline/ports'
import { addDays, weekdayOf } from '../../engines/hotline/rules/local-time'
import type { ShiftPattern } from '../../engines/hotline/rules/roster/plan-shifts'
import {
  advisers,
  desks,
  services,
  type AdviserDoc,
  type DeskDoc,
  type ServiceDoc,
} from '../../engines/hotline/store/catalogue'
import { rules, type RuleDoc } from '../../engines/hotline/store/roster'
import { insertMissing } from '../../kernel/insert-missing'
import { shanghaiDay } from '../../kernel/time'
import type { House } from '../../kernel/unit'
import { DISTRICT } from './people'

const ORG_PATH = ['org_city', DISTRICT]
const LAW = 'svc_law'
const CARE = 'svc_care'
const CENTRE = 'place_centre'
const LAWYERS = 32
const WINDOWS = 8
const ROOMS = ['咨询', '沙盘', '放松', '体验', '宣泄'] as const
const GOOD_AT = [
  ['工资', '工伤'],
  ['解除合同', '社保'],
  ['工伤', '职业病'],
  ['派遣用工', '工资'],
  ['女职工', '社保'],
]
const LANGUAGES = [[], ['胶东话'], [], ['手语'], [], ['英语'], [], ['朝鲜语']]
const ALL_WEEK = [1, 2, 3, 4, 5, 6, 7]
const WORKDAYS = [1, 2, 3, 4, 5]

/** The desk of the demo: 32 lawyers in turn at 8 windows, two on the phone day and night, a counsellor with five rooms. */
export const seedHotlineDesk = async (house: House, ports: HotlinePorts): Promise<void> => {
  if (!(await services.of(house.db).findOne({ _id: CARE }))) await seedDesk(house)
  // At every start: the machine may have been off for weeks, and a first start may have ended before this.
  await extendRoster(house, ports)
}

const seedDesk = async (house: House): Promise<void> => {
  await insertMissing(desks.of(house.db), deskDocs())
  const people = await adviserDocs(house)
  await insertMissing(advisers.of(house.db), people)
  await insertMissing(
    grants.of(house.db),
    people.map((adviser) => ({
      _id: `grant_demo_${adviser._id}`,
      holder: adviser.memberId,
      role: adviser.kind,
      orgId: DISTRICT,
      orgPath: ORG_PATH,
      grantedBy: 'house',
      grantedAt: house.clock.now(),
      active: true,
    })),
  ).catch(() => undefined)
  await insertMissing(rules.of(house.db), ruleDocs(shanghaiDay(house.clock.now()), people))
  // The services come last: their presence says that everything else is whole.
  await insertMissing(services.of(house.db), serviceDocs())
}

const serviceDocs = (): ServiceDoc[] => {
  const common = {
    orgId: DISTRICT,
    orgPath: ORG_PATH,
    places: [
      {
        placeId: CENTRE,
        name: '海湾区职工服务中心',
        address: '示例路 100 号',
        latitude: 36.1,
        longitude: 120.4,
      },
    ],
    bufferMinutes: 10,
    daysAhead: 30,
    changeUntilMinutes: 120,
    askAfterSeconds: 20,
    active: true,
  }
  const matter = (matterId: string, name: string, minutes: number, urgent = false) => ({
    matterId,
    name,
    minutes,
    urgent,
  })
  return [
    {
      _id: LAW,
      name: '法律咨询',
      kind: 'law',
      phone: '12351',
      hours: '电话日夜有人接，窗口工作日 9:00–17:00',
      matters: [
        matter('wages', '工资', 20),
        matter('injury', '工伤', 20, true),
        matter('dismissal', '辞退、解除合同', 20),
        matter('insurance', '社保', 20),
        matter('deadline', '快到期限的仲裁、诉讼', 50, true),
        matter('other', '其他', 20),
      ],
      stepMinutes: 30,
      callbackMinutes: 120,
      chatMinutes: 30,
      ...common,
    },
    {
      _id: CARE,
      name: '心理关怀',
      kind: 'psychology',
      phone: '60000012',
      hours: '电话日夜有人接，咨询室每天 9:00–17:00',
      matters: [matter('talk', '聊一聊', 50), matter('follow', '复诊', 50)],
      stepMinutes: 60,
      callbackMinutes: 60,
      chatMinutes: 20,
      ...common,
    },
  ]
}

const deskDocs = (): DeskDoc[] => {
  const desk = (
    _id: string,
    serviceId: string,
    kind: DeskDoc['kind'],
    name: string,
    more: Partial<DeskDoc> = {},
  ): DeskDoc => ({ _id, serviceId, orgPath: ORG_PATH, kind, name, active: true, ...more })
  return [
    desk('desk_phone', LAW, 'phone', '12351 电话'),
    desk('desk_chat', LAW, 'chat', '在线问律师'),
    desk('desk_visit', LAW, 'visit', '律师上门', { bufferMinutes: 60 }),
    ...Array.from({ length: WINDOWS }, (_, at) =>
      desk(`desk_window_${at + 1}`, LAW, 'window', `${at + 1} 号窗`, { number: at + 1, placeId: CENTRE }),
    ),
    desk('desk_care_phone', CARE, 'phone', '心理关怀电话'),
    desk('desk_care', CARE, 'counselling', '心理咨询', { placeId: CENTRE }),
    ...ROOMS.map((purpose, at) =>
      desk(`desk_room_${at + 1}`, CARE, 'room', `${purpose}室`, {
        number: at + 1,
        purpose,
        placeId: CENTRE,
      }),
    ),
  ]
}

/** The three accounts of the demo, and members of the legal team for the windows. */
const adviserDocs = async (house: House): Promise<AdviserDoc[]> => {
  const team = await members
    .of(house.db)
    .find({ orgId: 'org_legal', _id: /^mem_\d/ })
    .sort({ _id: 1 })
    .limit(LAWYERS - 2)
    .toArray()
  const named = await members
    .of(house.db)
    .find({ _id: { $in: ['mem_demo_lawyer', 'mem_demo_lawyer2', 'mem_demo_counsellor'] } })
    .toArray()
  const of = (account: string) => named.filter(({ _id }) => _id === `mem_demo_${account}`)
  const lawyers = [...of('lawyer'), ...of('lawyer2'), ...team]
  const adviser = (
    { _id, name }: { _id: string; name: string },
    at: number,
    kind: AdviserDoc['kind'],
  ): AdviserDoc => ({
    _id: `adv_${_id.replace(/^mem_(demo_)?/, '')}`,
    memberId: _id,
    orgPath: ORG_PATH,
    name,
    kind,
    qualifications: [kind === 'lawyer' ? '执业律师' : '心理咨询师'],
    goodAt: (kind === 'lawyer' ? GOOD_AT[at % GOOD_AT.length] : ['压力', '睡眠', '家庭']) ?? [],
    languages: LANGUAGES[at % LANGUAGES.length] ?? [],
    serviceIds: [kind === 'lawyer' ? LAW : CARE],
    notAgainst: at === 3 ? ['org_firm_1'] : [],
    direct: at < 2,
    active: true,
  })
  return [
    ...lawyers.map((member, at) => adviser(member, at, 'lawyer')),
    ...of('counsellor').map((member) => adviser(member, 0, 'counsellor')),
  ]
}

const ruleDocs = (today: string, people: readonly AdviserDoc[]): RuleDoc[] => {
  const from = addDays(today, 1 - weekdayOf(today))
  const team = people
    .filter(({ kind, _id }) => kind === 'lawyer' && !/lawyer/.test(_id))
    .map(({ _id }) => _id)
  const rule = (
    deskId: string,
    serviceId: string,
    pattern: ShiftPattern,
    hours: RuleDoc['hours'],
    more: Partial<RuleDoc> = {},
  ): RuleDoc => ({
    _id: `rule_${deskId.replace('desk_', '')}_${hours[0]?.from.slice(0, 2) ?? ''}`,
    deskId,
    serviceId,
    orgPath: ORG_PATH,
    from,
    pattern,
    hours,
    holidays: 'closed',
    standbyIds: [],
    ...more,
  })
  const weekly = (weekdays: readonly number[], ...adviserIds: string[]): ShiftPattern => ({
    kind: 'weekly',
    days: weekdays.map((weekday) => ({ weekday, adviserIds })),
  })
  const halves = [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:00' },
  ]
  const window = (at: number): RuleDoc => {
    const own = team.filter((_, n) => n % WINDOWS === at)
    const pattern: ShiftPattern =
      at === 0
        ? { kind: 'turns', blockDays: 14, adviserIds: own, weekdays: WORKDAYS }
        : { kind: 'load', adviserIds: own, weekdays: WORKDAYS }
    return rule(`desk_window_${at + 1}`, LAW, pattern, halves, { standbyIds: team.slice(24, 28) })
  }
  return [
    rule('desk_phone', LAW, weekly(ALL_WEEK, 'adv_lawyer'), [{ from: '00:00', to: '12:00' }], {
      holidays: 'open',
      standbyIds: ['adv_lawyer2'],
    }),
    rule('desk_phone', LAW, weekly(ALL_WEEK, 'adv_lawyer2', 'adv_lawyer'), [{ from: '12:00', to: '24:00' }], {
      holidays: 'open',
      standbyIds: team.slice(28, 30),
    }),
    rule('desk_chat', LAW, weekly(ALL_WEEK, 'adv_lawyer', 'adv_lawyer2'), [{ from: '08:00', to: '22:00' }], {
      holidays: 'open',
    }),
    rule('desk_visit', LAW, weekly(WORKDAYS, ...team.slice(0, 2)), halves),
    ...Array.from({ length: WINDOWS }, (_, at) => window(at)),
    rule('desk_care_phone', CARE, weekly(ALL_WEEK, 'adv_counsellor'), [{ from: '00:00', to: '24:00' }], {
      holidays: 'open',
    }),
    rule('desk_care', CARE, weekly(ALL_WEEK, 'adv_counsellor'), [{ from: '09:00', to: '17:00' }], {
      holidays: 'open',
    }),
  ]
}
