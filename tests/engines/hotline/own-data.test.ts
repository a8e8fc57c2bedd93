import { keptAboutMember } from '../../../src/engines/hotline/facts'
import { memberOf, HOUSE } from '../../../src/kernel/caller'
import { unitOf } from '../../../src/kernel/transaction'
import { LAW, openWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test("one's own data hold bookings, matters and chats as one may read them, and nothing of anybody else", async () => {
  const lawyer = await world.adviser('l1')
  await world.seat('chat', ['adv_l1'])
  await world.seat('window', ['adv_l1'])
  await world.plan()
  const [worker, other] = [await world.worker('mine'), await world.worker('other')]
  await world.book(worker, '2026-11-24')
  const { chat } = await world.done(worker, 'openChat', { serviceId: LAW, text: '社保没有交' })
  await world.done(lawyer, 'sendMessage', { caseId: chat.caseId, text: '请把合同发来' })
  await world.done(lawyer, 'addCaseNote', { caseId: chat.caseId, text: '只给同事看的话', shared: false })
  await world.done(other, 'openChat', { serviceId: LAW, text: '别人的事' })

  const kept = await keptAboutMember(unitOf(world.house, HOUSE), memberOf(worker))
  expect(kept.预约).toMatchObject([{ 状态: 'confirmed' }])
  const asked = kept.事项.filter(({ 说明 }) => 说明 === '社保没有交')
  expect(asked).toHaveLength(1)
  expect(asked[0]?.聊天.map(({ 谁, 内容 }) => [谁, 内容])).toEqual([
    ['本人', '社保没有交'],
    ['工会', '请把合同发来'],
  ])
  const all = JSON.stringify(kept)
  expect(all).not.toContain('只给同事看的话')
  expect(all).not.toContain('别人的事')
})
