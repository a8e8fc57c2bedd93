import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db, MongoClient } from 'mongodb'
import { ledgerName } from '../../src/engines/benefit/store/ledger'
import { startLocalCloud } from '../../src/local/main'
import { freshDatabase } from './database'
import { demoName, runDir } from './demo-name'
import { freePort } from './free-port'

/** The demo is made relative to the hour (a lecture that is on, a promise until half past), so a copy of it must be young. */
const YOUNG_MS = 5 * 60_000
/** Making it takes 10 s on an idle machine. */
const PATIENCE_MS = 170_000

/** `_id` names the database, and the folder with the keys with which it was sealed. */
interface Template {
  _id: string
  state: 'being made' | 'ready' | 'failed'
}

const dataDirOf = (template: string): string => join(runDir(), template)

/** Copies the demo district into an empty database and its keys into `dataDir`. Making the demo takes ten times as long as copying
 *  it, so of all files of a run the first to ask makes it, and the others wait. */
export const copyDemo = async (client: MongoClient, into: Db, dataDir: string): Promise<void> => {
  const template = await findTemplate(client)
  cpSync(join(dataDirOf(template), 'keys.json'), join(dataDir, 'keys.json'))
  await copyAll(client.db(template), into)
  await copyAll(client.db(ledgerName(template)), client.db(ledgerName(into.databaseName)))
}

const copyAll = async (from: Db, into: Db): Promise<void> => {
  const found = await from.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()
  const names = found.map(({ name }) => name).filter((name) => !name.startsWith('system.'))
  await Promise.all(names.map((name) => copy(from, into, name)))
}

const copy = async (from: Db, into: Db, name: string): Promise<void> => {
  const indexes = (await from.collection(name).indexes()).filter((index) => index.name !== '_id_')
  // On an empty collection an index costs nothing.
  if (indexes.length > 0)
    await into.collection(name).createIndexes(indexes.map(({ v: _version, ...index }) => index))
  await from
    .collection(name)
    .aggregate([{ $merge: { into: { db: into.databaseName, coll: name }, whenMatched: 'fail' } }])
    .toArray()
}

const findTemplate = async (client: MongoClient): Promise<string> => {
  const templates = client.db(demoName()).collection<Template>('templates')
  const _id = `${demoName()}-${Math.floor(Date.now() / YOUNG_MS)}`
  const found = await templates.findOneAndUpdate(
    { _id },
    { $setOnInsert: { state: 'being made' } },
    { upsert: true, returnDocument: 'before' },
  )
  if (!found) {
    try {
      await makeDemo(_id)
      await templates.updateOne({ _id }, { $set: { state: 'ready' } })
      return _id
    } catch (error) {
      await templates.updateOne({ _id }, { $set: { state: 'failed' } })
      throw error
    }
  }
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(100)) {
    const template = await templates.findOne({ _id })
    if (template?.state === 'ready') return _id
    if (template?.state === 'failed') break
  }
  throw new Error('the demo could not be made; the file that began it says why')
}

const makeDemo = async (template: string): Promise<void> => {
  const { uri, name, client } = await freshDatabase({}, template)
  const dataDir = dataDirOf(template)
  mkdirSync(dataDir)
  const cloud = await startLocalCloud({
    port: await freePort(),
    log: () => undefined,
    dataDir,
    environment: { MONGODB_URI: uri, MONGODB_NAME: name, LOG_LEVEL: 'silent' },
  })
  await cloud.stop()
  await client.close()
}
