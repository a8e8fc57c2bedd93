import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { articles, laws, lawVersions } from '../../../src/engines/library/store/laws'
import { freshDatabase, type FreshDatabase } from '../../support/database'
import { localCommand } from '../../support/local-command'

const LAWS = 25
const ARTICLES = 200

let database: FreshDatabase
let folder: string
beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'statutes-'))
  for (let law = 1; law <= LAWS; law += 1) {
    const title = `示例第${law}号法`
    const lines = Array.from(
      { length: ARTICLES },
      (_, at) => `第${at + 1}条 ${title}的一句话，第 ${at + 1} 句。`,
    )
    await writeFile(
      join(folder, `${title}(2020-01-01).md`),
      [`# ${title}`, '<!-- INFO END -->', ...lines].join('\n\n'),
    )
  }
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await database.drop()
})

/** Runs the command; with `killAfter` it is killed when so many laws have been reported. */
const run = async (killAfter = Infinity): Promise<string> => {
  const { output } = await localCommand(
    database,
    'import-statutes',
    [folder, '--as-of', '2026-11-20'],
    (said, child) => {
      if ((said.match(/已导入/g) ?? []).length >= killAfter) child.kill('SIGKILL')
    },
  )
  return output
}

test('an import that is killed at any moment leaves whole laws only, and the same command does the rest', async () => {
  const { db } = database
  let before = 0
  for (const killAfter of [1, 3, 4]) {
    await run(killAfter)
    const imported = await laws.of(db).find().toArray()
    expect(imported.length).toBeGreaterThanOrEqual(Math.max(before, 1))
    expect(imported.length).toBeLessThan(LAWS)
    expect(await lawVersions.of(db).countDocuments()).toBe(imported.length)
    for (const law of imported)
      expect(await articles.of(db).countDocuments({ lawId: law._id })).toBe(ARTICLES)
    expect(await articles.of(db).countDocuments()).toBe(imported.length * ARTICLES)
    before = imported.length
  }
  expect(await run()).toContain(`导入 ${LAWS} 个，没有导入 0 个`)
  expect(await laws.of(db).countDocuments()).toBe(LAWS)
  expect(await articles.of(db).countDocuments()).toBe(LAWS * ARTICLES)
}, 120_000)
