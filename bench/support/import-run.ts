import { createReadStream } from 'node:fs'
import type { MongoClient } from 'mongodb'
import { openWorkbook } from '../../src/adapters/xlsx/open-workbook'
import { openHouse } from '../../src/compose/house'
import { runImport } from '../../src/engines/membership'
import { createImportLocksStore } from '../../src/engines/membership/store/import-locks'
import { createImportsStore, imports } from '../../src/engines/membership/store/imports'
import { members, type MemberDoc } from '../../src/engines/membership/store/members'
import { orgs } from '../../src/engines/membership/store/orgs'
import { HOUSE } from '../../src/kernel/caller'
import { unitOf } from '../../src/kernel/transaction'
import type { House } from '../../src/kernel/unit'
import { benchEnvironment } from './import-house'

/** What a process of its own is told to do with the roster. */
export interface ImportJob {
  readonly how: 'ours' | 'bare'
  readonly uri: string
  /** Where the file lies, for the bare run; ours reads it from where uploads go. */
  readonly file: string
  readonly fileId: string
  readonly name: string
  /** The database whose members the bare run inserts. */
  readonly same: string
}

export interface ImportResult {
  readonly seconds: number
  readonly rows: number
  readonly peakRssMb: number
}

/** The whole import, as the outbox worker does it. */
const ours = async (house: House, job: ImportJob): Promise<number> => {
  const importId = house.ids.next('import')
  const org = await orgs.of(house.db).findOne({ kind: 'district' })
  if (!org) throw new Error('no district')
  const unit = unitOf(house, HOUSE)
  await createImportLocksStore(unit).acquire(importId, org.orgPath)
  await createImportsStore(unit).add({
    _id: importId,
    orgId: org._id,
    orgPath: org.orgPath,
    fileId: job.fileId,
    fileName: 'bench.xlsx',
    accountId: 'bench',
    scope: [org._id],
    dryRun: false,
    addMissingOrgs: false,
    state: 'reading',
    attempt: 0,
    startedAt: house.clock.now(),
    ...{
      rowsRead: 0,
      added: 0,
      changed: 0,
      transferred: 0,
      unchanged: 0,
      wrong: 0,
      applied: 0,
      orgsAdded: 0,
    },
  })
  const begun = performance.now()
  await runImport(house, importId, { openWorkbook })
  const seconds = (performance.now() - begun) / 1000
  const done = await imports.of(house.db).findOne({ _id: importId })
  if (done?.state !== 'done' || done.wrong > 0) throw new Error(`import ended as ${JSON.stringify(done)}`)
  return seconds
}

/** What any program must do at least: read every row with the same reader, insert the same documents. */
const bare = async (client: MongoClient, house: House, job: ImportJob): Promise<number> => {
  const documents = await client.db(job.same).collection<MemberDoc>(members.name).find().toArray()
  const people = members.of(house.db)
  const begun = performance.now()
  const workbook = await openWorkbook(createReadStream(job.file))
  let read = -1
  let inserted = 0
  for await (const rows of workbook.sheets[0]?.rows() ?? []) {
    read += rows.length
    while (read - inserted >= 1_000) {
      await people.insertMany(documents.slice(inserted, inserted + 1_000), { ordered: false })
      inserted += 1_000
    }
  }
  if (inserted < documents.length) await people.insertMany(documents.slice(inserted), { ordered: false })
  if (read !== documents.length) throw new Error(`read ${read} rows, inserted ${documents.length} documents`)
  return (performance.now() - begun) / 1000
}

const run = async (job: ImportJob): Promise<ImportResult> => {
  const house = await openHouse(benchEnvironment(job.uri, job.name), { poolSize: 4, durableLimits: false })
  const seconds = job.how === 'ours' ? await ours(house, job) : await bare(house.client, house, job)
  const rows = await members.of(house.db).countDocuments()
  await house.client.close()
  return { seconds, rows, peakRssMb: process.resourceUsage().maxRSS / 1024 }
}

process.on('message', (job: ImportJob) => {
  void run(job).then(
    (result) => process.send?.(result, () => process.exit(0)),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
