import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { articles, laws } from '../../../src/engines/library/store/laws'
import { freshDatabase, type FreshDatabase } from '../../support/database'
import { localCommand } from '../../support/local-command'
import { lawText } from './world'

let database: FreshDatabase
let folder: string
beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'statutes-'))
  await writeFile(join(folder, '示例法(2020-01-01).md'), lawText('示例法', { 1: '甲。', 2: '乙。' }))
  await writeFile(join(folder, '示例法(2024-01-01).md'), lawText('示例法', { 1: '甲。', 2: '新的乙。' }))
  await writeFile(join(folder, '坏法(2024-01-01).md'), Buffer.from([0x23, 0x20, 0xb5, 0xda, 0x0a]))
  await writeFile(join(folder, '说明.pdf'), 'not a statute')
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await database.drop()
})

const run = (...args: string[]) => localCommand(database, 'import-statutes', args)

test('the command imports a folder, older versions first, and says for each file what happened', async () => {
  const { code, output } = await run(folder, '--as-of', '2026-11-20')
  expect(output).toContain('已导入    示例法（2020-01-01）  2 条，新导入')
  expect(output).toContain('已导入    示例法（2024-01-01）  2 条，新版本，1 条改了或者没有了')
  expect(output).toContain('没有导入  坏法(2024-01-01).md\n    第 1 行起不是 UTF-8 编码')
  expect(output).toContain('一共 3 个文件，导入 2 个，没有导入 1 个。核对日期 2026-11-20。')
  expect(output).toContain('跳过了：说明.pdf')
  expect(code).toBe(1)
  expect(await laws.of(database.db).findOne({ _id: '示例法' })).toMatchObject({
    current: '2024-01-01',
    checkedOn: '2026-11-20',
    sample: false,
  })
  expect(
    await database.db.collection('files.files').countDocuments({ 'metadata.purpose': 'search-index' }),
  ).toBe(1)
})

test('the command a second time changes nothing', async () => {
  const before = await articles.of(database.db).find().sort({ _id: 1 }).toArray()
  const { output } = await run(folder, '--as-of', '2026-11-20')
  expect(output.match(/没有变化/g)).toHaveLength(2)
  expect(await articles.of(database.db).find().sort({ _id: 1 }).toArray()).toEqual(before)
})

test('a wrong folder or day is answered with a sentence and how to call it', async () => {
  for (const [args, sentence] of [
    [[join(folder, 'nowhere')], '没有这个文件夹'],
    [[], '用法'],
    [[folder, '--as-of', '2026-02-30'], '核对日期'],
  ] as const) {
    const { code, output } = await run(...args)
    expect(code).toBe(2)
    expect(output).toContain(sentence)
  }
})
