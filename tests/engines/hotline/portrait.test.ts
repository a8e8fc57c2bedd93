import { Readable } from 'node:stream'
import { LAW, openWorld, type World } from './world'

let world: World
let turn = 0
beforeAll(async () => {
  world = await openWorld()
  await world.adviser('l1')
  await world.seat('phone', ['adv_l1'])
  await world.plan()
})
afterAll(() => world.close())

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array<number>(40).fill(0)])
const ABOUT = {
  ...{ adviserId: 'adv_l1', memberId: 'mem_l1', kind: 'lawyer', serviceIds: [LAW], active: true },
  ...{ qualifications: [], goodAt: [], languages: [], notAgainst: [], direct: false },
}
const upload = async (bytes: Buffer): Promise<string> => {
  const { fileId } = await world.done(world.staff, 'startPortrait', {
    fileName: '王.png',
    bytes: bytes.length,
  })
  const about = { fileName: '王.png', contentType: 'image/png', purpose: 'portrait' }
  await world.house.files.put(fileId, Readable.from([bytes]), about, 1e6)
  return fileId
}
const shown = async (): Promise<string | undefined> => {
  const { items } = await world.done(await world.worker(`w${(turn += 1)}`), 'readDutyCard', {})
  return items.find(({ duty }) => duty !== undefined)?.duty?.adviser.portrait
}

test('staff put up a lawyer’s picture: everybody sees it on the duty card, and a later change of the form leaves it there', async () => {
  expect(await shown()).toBeUndefined()
  const fileId = await upload(PNG)
  expect(await world.codeOf(world.staff, 'saveAdviser', { ...ABOUT, portraitId: fileId })).toBe('ok')
  const address = (await shown()) ?? ''
  expect(world.house.signer.verify('file', address.slice('/api/files/'.length))).toBe(fileId)
  expect(await world.codeOf(world.staff, 'saveAdviser', { ...ABOUT, goodAt: ['工资'] })).toBe('ok')
  expect(await shown()).toBe(address)
})

test('what is no picture, what was never uploaded and what belongs to something else is not hung up', async () => {
  const before = await shown()
  for (const portraitId of [await upload(Buffer.from('<svg onload="alert(1)"/>')), 'portrait_none'])
    expect(await world.codeOf(world.staff, 'saveAdviser', { ...ABOUT, portraitId })).toBe('BAD_INPUT')
  const worker = await world.worker('w')
  expect(await world.codeOf(worker, 'startPortrait', { fileName: '我.png', bytes: 9 })).toBe('NOT_ALLOWED')
  expect(await world.codeOf(world.staff, 'startPortrait', { fileName: '我.svg', bytes: 9 })).toBe('BAD_INPUT')
  expect(await shown()).toBe(before)
})
