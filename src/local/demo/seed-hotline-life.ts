import type { hotline } from '../../engines/hotline/contract'
import { addDays, weekdayOf } from '../../engines/hotline/rules/local-time'
import { cases } from '../../engines/hotline/store/cases'
import { members } from '../../engines/membership/store/members'
import type { Caller } from '../../kernel/caller'
import type { InputOf, OutputOf } from '../../kernel/contract'
import type { Engine } from '../../kernel/operation'
import { shanghaiDay } from '../../kernel/time'
import { inTransaction, unitOf } from '../../kernel/transaction'
import type { House } from '../../kernel/unit'
import { DEMO_PEOPLE } from './people'

type Name = keyof typeof hotline
type Input<N extends Name> = InputOf<(typeof hotline)[N]>
type Output<N extends Name> = OutputOf<(typeof hotline)[N]>
type Act = <N extends Name>(caller: Caller, name: N, input: Input<N>) => Promise<Output<N>>

const LAW = 'svc_law'
const CARE = 'svc_care'

/** A morning at the desk: promised callbacks, chats, bookings, cases, each through the operation that people use. Does nothing
 *  when there are cases already. */
export const seedHotlineLife = async (house: House, engines: readonly Engine[]): Promise<void> => {
  const engine = engines.find(({ name }) => name === 'hotline')
  if (!engine || (await cases.of(house.db).findOne())) return
  const act = actorIn(house, engine)
  const people = await demoCallers(house)
  const crowd = await crowdCallers(house)
  await seedWorker(house, act, people)
  await seedDesk(house, act, people, crowd)
  await seedCare(house, act, people('counsellor'), crowd)
}

const actorIn =
  (house: House, engine: Engine): Act =>
  async (caller, name, input) => {
    const contract = engine.contract[name]
    const parsed = contract?.input.parse(input)
    const prepared = await engine.prepare(name, unitOf(house, caller), parsed)
    const output = await inTransaction(house, caller, async (unit) => {
      const gathering = engine.gathering(name)
      if (!gathering) return engine.handle(name, unit, parsed, prepared)
      const [result] = await gathering.handleAll(unit, [{ input: parsed, caller, prepared }])
      if (result instanceof Error) throw result
      return result
    })
    return output as Output<typeof name>
  }

const callerWith = (memberId: string, orgPath: readonly string[], grants: Caller['grants'] = []): Caller => ({
  accountId: `demo_${memberId}`,
  memberId,
  trust: 'phone',
  orgPath,
  grants,
})

const demoCallers = async (house: House): Promise<(account: string) => Caller> => {
  const found = await members
    .of(house.db)
    .find({ _id: { $in: DEMO_PEOPLE.map(({ memberId }) => memberId) } })
    .toArray()
  return (account) => {
    const person = DEMO_PEOPLE.find((one) => one.account === account)
    const member = found.find(({ _id }) => _id === person?.memberId)
    if (!person || !member) throw new Error(`the demo has nobody called ${account}`)
    return callerWith(member._id, member.orgPath, person.roles)
  }
}

const crowdCallers = async (house: House): Promise<Caller[]> => {
  const found = await members
    .of(house.db)
    .find({ orgId: 'org_firm_2', _id: /^mem_\d/ })
    .sort({ _id: 1 })
    .limit(8)
    .toArray()
  return found.map(({ _id, orgPath }) => callerWith(_id, orgPath))
}

/** The first free time of a way from a day on; undefined when two weeks have none. */
const bookFirst = async (
  act: Act,
  caller: Caller,
  day: string,
  wish: Partial<Input<'listSlots'>['wish']>,
  about: string,
): Promise<string | undefined> => {
  for (let ahead = 0; ahead < 14; ahead += 1) {
    const { slots } = await act(caller, 'listSlots', {
      wish: { serviceId: LAW, way: 'window', ...wish },
      day: addDays(day, ahead),
    })
    const slotId = slots.find((slot) => slot.slotId !== undefined)?.slotId
    if (slotId === undefined) continue
    const { booking } = await act(caller, 'holdSlot', { slotId })
    await act(caller, 'confirmBooking', { bookingId: booking.bookingId, about })
    return booking.bookingId
  }
  return undefined
}

/** A chat is taken if nobody has it, answered, and ends in something that somebody does by a day. */
const answerChat = async (
  act: Act,
  adviser: Caller,
  { caseId, adviser: has }: { readonly caseId: string; readonly adviser?: unknown },
  { text, step }: Pick<Input<'sendMessage'>, 'text'> & Pick<Input<'setNextStep'>, 'step'>,
): Promise<void> => {
  if (!has) await act(adviser, 'takeChat', { caseId })
  await act(adviser, 'sendMessage', { caseId, text })
  await act(adviser, 'setNextStep', { caseId, step })
}

/** What the worker of the demo has going. */
const seedWorker = async (house: House, act: Act, people: (account: string) => Caller): Promise<void> => {
  const [worker, lawyer] = [people('worker'), people('lawyer')]
  const tomorrow = addDays(shanghaiDay(house.clock.now()), 1)
  const { callback } = await act(worker, 'requestCallback', {
    serviceId: LAW,
    matterId: 'wages',
    about: '加班费没有按实发，工资条上看不出来',
    goodHours: [],
  })
  await act(lawyer, 'takeCallback', { callbackId: callback.callbackId })
  await bookFirst(act, worker, tomorrow, { matterId: 'injury' }, '工伤认定，单位不肯申请')
  const { chat } = await act(worker, 'openChat', {
    serviceId: LAW,
    matterId: 'insurance',
    text: '入职三个月，单位还没有给我交社保，怎么办？',
  })
  const open = await act(worker, 'readCase', { caseId: chat.caseId })
  const answering = open.case.adviser?.adviserId === 'adv_lawyer2' ? people('lawyer2') : lawyer
  await answerChat(act, answering, chat, {
    text: '单位应当自用工之日起 30 日内给您办社保登记。先把劳动合同和工资记录拍给我看看。',
    step: { text: '把劳动合同和工资记录发过来', dueOn: addDays(tomorrow, 2), owner: 'worker' },
  })
}

/** What others have going, so that the desk has something to do. */
const seedDesk = async (
  house: House,
  act: Act,
  people: (account: string) => Caller,
  crowd: readonly Caller[],
): Promise<void> => {
  const today = shanghaiDay(house.clock.now())
  const worker2 = people('worker2')
  const saturday = addDays(today, 6 - weekdayOf(today) + 7)
  await act(worker2, 'joinWaitlist', {
    wish: { serviceId: LAW, way: 'window' },
    from: saturday,
    until: addDays(saturday, 1),
  })
  await act(worker2, 'requestCallback', {
    serviceId: LAW,
    matterId: 'deadline',
    about: '裁决书下来十天了，还能不能起诉',
    urgent: true,
  })
  for (const [at, caller] of crowd.entries()) {
    if (at < 2)
      await bookFirst(act, caller, today, { way: 'phone', adviserId: 'adv_lawyer' }, '想问清楚工资怎么算')
    else if (at < 5) await bookFirst(act, caller, addDays(today, 1), {}, '劳动合同到期不续签')
    else if (at < 7)
      await act(caller, 'openChat', { serviceId: LAW, text: '被辞退没有说明理由，能要补偿吗？' })
    else await act(caller, 'requestCallback', { serviceId: LAW, about: '社保断缴两个月' })
  }
  await act(people('staff'), 'openOutsideCase', {
    serviceId: LAW,
    phone: '13900000099',
    name: '冯来电',
    about: '工地欠薪，十几个人',
    urgent: true,
    callback: true,
  })
}

/** The counsellor's morning: a talk today, one tomorrow, a promised call, somebody who was answered and somebody who waits. */
const seedCare = async (
  house: House,
  act: Act,
  counsellor: Caller,
  crowd: readonly Caller[],
): Promise<void> => {
  const today = shanghaiDay(house.clock.now())
  const [first, second, third] = crowd.slice(5)
  if (!first || !second || !third) return
  const room = { serviceId: CARE, way: 'room' as const }
  await bookFirst(act, first, today, { ...room, purpose: '沙盘' }, '和班组的人处不好')
  await bookFirst(act, second, addDays(today, 1), { ...room, purpose: '咨询' }, '想再谈一次')
  await act(third, 'requestCallback', { serviceId: CARE, about: '晚上睡不着，想找人说说' })
  const { chat } = await act(first, 'openChat', {
    serviceId: CARE,
    text: '倒班以后白天睡不着，一上班就心慌，是不是该换岗位？',
  })
  await answerChat(act, counsellor, chat, {
    text: '倒班的人常有这样的时候，您愿意说出来很好。这样有多久了？',
    step: { text: '记一周的睡眠，下次带来', dueOn: addDays(today, 7), owner: 'worker' },
  })
  await act(second, 'openChat', { serviceId: CARE, text: '和家里人总吵架，能来谈谈吗？' })
}
