import { text } from 'node:stream/consumers'
import { exportAddress, makeExport } from '../../src/kernel/exports'
import { storedFiles } from '../../src/kernel/files'
import { testHouse, type TestHouse } from '../support/test-house'

let t: TestHouse
beforeAll(async () => {
  t = await testHouse(() => [])
})
afterAll(() => t.close())

const about = { fileName: '名单.xlsx', contentType: 'text/plain' }

test('what was written is stored as it was, under an address of one hour', async () => {
  const made = await makeExport(t.house, about, async (to) => {
    for (const part of ['一', '二', '三']) {
      to.write(part)
      await Promise.resolve()
    }
    to.end()
  })
  expect(await text(t.house.files.open(made.fileId))).toBe('一二三')
  const { path, expiresAt } = exportAddress(t.house, made)
  expect(t.house.signer.verify('file', path.split('/').at(-1) ?? '')).toBe(made.fileId)
  expect(Date.parse(expiresAt) - t.clock.now().getTime()).toBe(3_600_000)
  expect(await t.house.files.about(made.fileId)).toMatchObject({ ...about, purpose: 'export' })
})

test('what breaks off in the middle is no file, and whoever asked hears why', async () => {
  const before = await storedFiles.of(t.house.db).countDocuments()
  const broken = makeExport(t.house, about, (to) => {
    to.write('half')
    return Promise.reject(new Error('the database went away'))
  })
  await expect(broken).rejects.toThrow('the database went away')
  expect(await storedFiles.of(t.house.db).countDocuments()).toBe(before)
})
