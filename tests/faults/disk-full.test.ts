import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectDatabase, type DatabaseConnection } from '../../src/kernel/database'
import { createLimits } from '../../src/kernel/limits'
import { startDatabase, type Database } from '../../src/local/database'
import { notes, notesEngine } from '../kernel/notes-engine'
import { person, testHouse, type TestHouse } from '../support/test-house'

/** A real disk that is really full: a small file system in memory, which needs root on Linux to be mounted. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0
const whenRoot = mayMount ? test : test.skip

let folder: string
let database: Database
let t: TestHouse
const log = () => undefined

beforeAll(async () => {
  if (!mayMount) return
  folder = mkdtempSync(join(tmpdir(), 'niangjiaren-full-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=700m', 'tmpfs', folder])
  database = await startDatabase({ dir: join(folder, 'db'), log })
  t = await testHouse((house) => {
    Object.assign(house, { limits: createLimits(house.client, 'full', false) })
    return [notesEngine()]
  })
  await use(await connectDatabase(database.uri, 'full', 5))
}, 90_000)

afterAll(async () => {
  if (!mayMount) return
  await t.house.client.close()
  await t.close()
  await database.stop('SIGKILL')
  execFileSync('umount', ['-l', folder])
  rmSync(folder, { recursive: true, force: true })
})

const use = async ({ client, db }: DatabaseConnection): Promise<void> => {
  Object.assign(t.house, { client, db })
  await notes.of(db).countDocuments()
}

/** Leaves `bytes` of the disk. */
const fill = (bytes: number): void => {
  const { bavail, bsize } = statfsSync(folder)
  execFileSync('fallocate', ['-l', String(bavail * bsize - bytes), join(folder, 'filler')])
}

whenRoot(
  'when the disk is full a change is refused as "away", and nothing that was acknowledged is lost',
  async () => {
    const text = '字'.repeat(20)
    const kept: string[] = []
    const send = async (n: number) => {
      const answer = await t.call(person(`p${n % 50}`), 'notes.add', { text }, `key-disk-${n}`)
      if (answer.ok) kept.push((answer.output as { noteId: string }).noteId)
      return answer
    }
    for (let n = 0; n < 20; n += 1) await send(n)
    fill(0)
    let refused: Awaited<ReturnType<typeof send>> | undefined
    for (let n = 20; n < 5_000 && refused === undefined; n += 1) {
      const answer = await send(n)
      if (!answer.ok) refused = answer
      // What is in memory has to reach the disk now and not at the next checkpoint in a minute.
      if (n % 50 === 0) await t.house.client.db('admin').command({ fsync: 1 }).catch(log)
    }
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'AWAY' } })

    // Somebody makes room and starts the database again.
    rmSync(join(folder, 'filler'))
    await t.house.client.close()
    await database.stop('SIGKILL')
    database = await startDatabase({ dir: join(folder, 'db'), log })
    await use(await connectDatabase(database.uri, 'full', 5))
    const stored = new Set((await notes.of(t.house.db).find().toArray()).map((note) => note._id))
    expect(kept.filter((noteId) => !stored.has(noteId))).toEqual([])
    expect(await send(20_001)).toMatchObject({ ok: true })
  },
  180_000,
)
