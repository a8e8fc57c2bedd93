import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { MongoClient } from 'mongodb'
import { startDatabase, type Database } from '../../src/local/database'
import { projectRoot } from '../../src/local/project-root'

const log = () => undefined
let dir = ''
const started: Database[] = []
const start = async () => {
  const database = await startDatabase({ dir, log })
  started.push(database)
  return database
}
async function within<T>(uri: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 10_000 }).connect()
  return work(client).finally(() => client.close())
}
const notes = (client: MongoClient) => client.db().collection<{ n: number }>('notes')
/** A process that has ended but was not yet waited for by its new parent still has a number, but no command line. */
const isAlive = (pid: number | undefined) => {
  try {
    return readFileSync(`/proc/${pid ?? 0}/cmdline`, 'utf8') !== ''
  } catch {
    return false
  }
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'niangjiaren-embedded-'))
})
afterEach(async () => {
  await Promise.all(started.splice(0).map((database) => database.stop('SIGKILL')))
  await rm(dir, { recursive: true, force: true })
})

test('nothing that was acknowledged is lost when the database is killed in mid-work', async () => {
  const first = await start()
  const acknowledged: number[] = []
  await within(first.uri, async (client) => {
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let n = writer; ; n += 8) {
        await notes(client).insertOne({ n }, { writeConcern: { w: 'majority' } })
        acknowledged.push(n)
      }
    })
    while (acknowledged.length < 200) await sleep(5)
    await first.stop('SIGKILL')
    await Promise.allSettled(writers.map((writer) => Promise.race([writer, sleep(100)])))
  }).catch(() => undefined)
  const second = await start()
  const kept = await within(second.uri, (client) => notes(client).distinct('n'))
  expect(acknowledged.length).toBeGreaterThanOrEqual(200)
  expect(acknowledged.filter((n) => !kept.includes(n))).toEqual([])
}, 60_000)

test('data, password and port survive a restart', async () => {
  const first = await start()
  await within(first.uri, (client) => notes(client).insertOne({ n: 1 }))
  await first.stop()
  const second = await start()
  expect(second.uri).toBe(first.uri)
  expect(await within(second.uri, (client) => notes(client).countDocuments())).toBe(1)
}, 60_000)

test('a port taken by someone else in the meantime is left to them', async () => {
  const first = await start()
  await within(first.uri, (client) => notes(client).insertOne({ n: 1 }))
  await first.stop()
  const squatter = createServer((socket) => socket.destroy()).listen(
    Number(new URL(first.uri).port),
    '127.0.0.1',
  )
  const second = await start().finally(() => squatter.close())
  expect(second.uri).not.toBe(first.uri)
  expect(await within(second.uri, (client) => notes(client).countDocuments())).toBe(1)
}, 60_000)

test('it refuses whoever has no password and hides its secrets from other users', async () => {
  const { uri } = await start()
  const stranger = new MongoClient(`mongodb://127.0.0.1:${new URL(uri).port}/?directConnection=true`)
  await expect(stranger.db('niangjiaren').collection('notes').findOne()).rejects.toThrow(/authentication/)
  await stranger.close()
  expect(statSync(join(dir, 'password')).mode & 0o077).toBe(0)
  expect(statSync(join(dir, 'keyfile')).mode & 0o077).toBe(0)
}, 60_000)

test('a second start on the same data says who has it and leaves the first alone', async () => {
  const first = await start()
  await expect(startDatabase({ dir, log })).rejects.toThrow(/正被另一个已启动的娘家人使用/)
  expect(isAlive(first.pid)).toBe(true)
}, 60_000)

test('the database dies with the process that started it, even by kill -9', async () => {
  const script = `require('tsx/cjs/api').require(${JSON.stringify(join(projectRoot(), 'src/local/database.ts'))}, ${JSON.stringify(join(projectRoot(), 'x.js'))})
    .startDatabase({ dir: ${JSON.stringify(dir)}, log() {} }).then((d) => process.stdout.write(String(d.pid)))
  setInterval(() => {}, 1000)`
  const starter = spawn(process.execPath, ['-e', script], {
    cwd: projectRoot(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const pid = await new Promise<number>((resolve) =>
    starter.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString()))),
  )
  expect(isAlive(pid)).toBe(true)
  starter.kill('SIGKILL')
  for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 50) await sleep(50)
  expect(isAlive(pid)).toBe(false)
}, 60_000)

test('a database whose leash was killed is stopped by the next start, not fought with', async () => {
  const first = await start()
  await within(first.uri, (client) => notes(client).insertOne({ n: 1 }))
  const leash = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${first.pid ?? 0}/status`, 'utf8'))?.[1])
  process.kill(leash, 'SIGKILL')
  await sleep(200)
  expect(isAlive(first.pid)).toBe(true)
  const second = await start()
  expect(isAlive(first.pid)).toBe(false)
  expect(await within(second.uri, (client) => notes(client).countDocuments())).toBe(1)
}, 60_000)

test('the address of an existing replica set is used as it is and nothing is started', async () => {
  const existingUri = 'mongodb://db.example/niangjiaren'
  const database = await startDatabase({ existingUri, dir, log })
  expect(database).toMatchObject({ uri: existingUri, pid: undefined })
  expect(existsSync(join(dir, 'data'))).toBe(false)
})
