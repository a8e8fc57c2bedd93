import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openWorkbook } from '../../src/adapters/xlsx/open-workbook'
import { runImport } from '../../src/engines/membership'
import type { ImportDoc } from '../../src/engines/membership/store/imports'
import type { House } from '../../src/kernel/unit'
import { freshDatabase, type FreshDatabase } from '../support/database'
import { startReplicaSet } from '../support/replica-set'
import { faultDesk } from './roster/desk'
import { faultHouse } from './roster/house'

const PEOPLE = 2_500
const ROOT = join(__dirname, '..', '..')
/** Longer than a worker's silence after which another one goes on. */
const SILENCE = 31_000

let database: FreshDatabase
let house: House
let desk: Awaited<ReturnType<typeof faultDesk>>
let ahead = 0
const children: ChildProcess[] = []

beforeEach(async () => {
  ahead = 0
  database = await freshDatabase()
  house = await faultHouse(database.uri, database.name)
  desk = await faultDesk(house)
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await house.client.close()
  await database.drop()
})

const startWorker = (importId: string): ChildProcess => {
  const script = join(ROOT, 'tests', 'faults', 'roster', 'worker.ts')
  const args = ['--import', 'tsx', script, database.uri, database.name, importId, String(ahead)]
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
  children.push(child)
  return child
}

/** Starts a worker and kills it as soon as the import looks like this; false when it had ended before. */
const killWhen = async (
  importId: string,
  looks: (job: ImportDoc, people: number) => boolean,
): Promise<boolean> => {
  const child = startWorker(importId)
  const ended = once(child, 'exit')
  while (child.exitCode === null) {
    if (looks(await desk.job(importId), await desk.people.countDocuments())) {
      child.kill('SIGKILL')
      await ended
      ahead += SILENCE
      return true
    }
    await wait(3)
  }
  return false
}

const goOn = async (importId: string): Promise<ImportDoc> => {
  const next = await faultHouse(database.uri, database.name, ahead)
  await runImport(next, importId, { openWorkbook })
  await next.client.close()
  return desk.job(importId)
}

test('a worker that is killed while it reads leaves nothing in the books, and the next one imports everything', async () => {
  const importId = await desk.start(PEOPLE)
  expect(await killWhen(importId, (job) => job.rowsRead > 0)).toBe(true)
  expect(await desk.job(importId)).toMatchObject({ state: 'reading' })
  expect(await desk.people.countDocuments()).toBe(0)
  expect(await goOn(importId)).toMatchObject({ state: 'done', added: PEOPLE, applied: PEOPLE, wrong: 0 })
  expect(await desk.countIn('firm')).toBe(PEOPLE)
}, 60_000)

test('a worker that is killed while it applies is followed by one that finishes, with nobody twice or missing', async () => {
  const importId = await desk.start(PEOPLE)
  await killWhen(importId, (job, people) => job.state === 'applying' && people > 0)
  expect(await goOn(importId)).toMatchObject({ state: 'done', applied: PEOPLE, wrong: 0 })
  expect(await desk.countIn('firm')).toBe(PEOPLE)
}, 60_000)

test('workers that are killed at any moment of a transfer and of its undoing leave right books', async () => {
  await goOn(await desk.start(PEOPLE))
  const transfer = await desk.start(PEOPLE, '示例服装有限公司')
  for (const delay of [0, 100]) {
    let since = 0
    await killWhen(transfer, (job) => {
      if (job.attempt > 0 && since === 0) since = performance.now()
      return since > 0 && performance.now() - since > delay
    })
  }
  expect(await goOn(transfer)).toMatchObject({
    state: 'done',
    transferred: PEOPLE,
    applied: PEOPLE,
    wrong: 0,
  })
  expect(await desk.countIn('firm2')).toBe(PEOPLE)
  await desk.does('undoImport', { importId: transfer })
  await killWhen(transfer, (job) => (job.undo?.restored ?? 0) > 0)
  expect(await goOn(transfer)).toMatchObject({ state: 'undone', undo: { restored: PEOPLE, kept: 0 } })
  expect(await desk.countIn('firm')).toBe(PEOPLE)
}, 90_000)

test('two workers at one import: one does the work, the other is told to come later', async () => {
  const importId = await desk.start(500)
  const answers = await Promise.all([0, 1].map(() => runImport(house, importId, { openWorkbook })))
  expect(answers.filter((answer) => answer?.again instanceof Date)).toHaveLength(1)
  expect(await desk.job(importId)).toMatchObject({ state: 'done', applied: 500 })
  expect(await desk.people.countDocuments()).toBe(500)
})

test('a primary that dies while a roster is read and another while it is applied: the books are right', async () => {
  const set = await startReplicaSet(3)
  const fault = await faultHouse(set.uri, 'niangjiaren')
  try {
    const there = await faultDesk(fault)
    const importId = await there.start(PEOPLE)
    const killPrimary = async (): Promise<void> => {
      const { primary } = (await fault.db.command({ hello: 1 })) as { primary: string }
      const member = set.members.find(({ port }) => primary.endsWith(`:${port}`))
      await member?.kill()
      await member?.restart()
    }
    let clockAhead = 0
    const work = async (): Promise<void> => {
      for (let attempt = 0; attempt < 12; attempt += 1) {
        const next = await faultHouse(set.uri, 'niangjiaren', clockAhead)
        try {
          if (!(await runImport(next, importId, { openWorkbook }))) return
        } catch {
          await wait(500)
        } finally {
          await next.client.close()
        }
        clockAhead += SILENCE
      }
    }
    const killer = async (): Promise<void> => {
      const when = async (looks: (job: ImportDoc, people: number) => boolean): Promise<boolean> => {
        for (;;) {
          const job = await there.job(importId)
          if (looks(job, await there.people.countDocuments())) return true
          if (job.state === 'done') return false
          await wait(5)
        }
      }
      if (await when((job) => job.rowsRead > 0)) await killPrimary()
      if (await when((job, people) => job.state === 'applying' && people > 0)) await killPrimary()
    }
    await Promise.all([work(), killer()])
    expect(await there.job(importId)).toMatchObject({
      state: 'done',
      added: PEOPLE,
      applied: PEOPLE,
      wrong: 0,
    })
    expect(await there.countIn('firm')).toBe(PEOPLE)
  } finally {
    await fault.client.close()
    await set.stop()
  }
}, 120_000)
