import { fork } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { openHouse } from '../src/compose/house'
import { importLocks } from '../src/engines/membership/store/import-locks'
import { importProblems } from '../src/engines/membership/store/import-problems'
import { importRows } from '../src/engines/membership/store/import-rows'
import { imports } from '../src/engines/membership/store/imports'
import { members } from '../src/engines/membership/store/members'
import { orgs, type OrgDoc, type OrgKind } from '../src/engines/membership/store/orgs'
import { auditEntries } from '../src/kernel/audit'
import { ensureCollections } from '../src/kernel/collection'
import { startDatabase } from '../src/local/database'
import { demoUnions, writeDemoRoster } from '../src/local/demo/roster-file'
import { benchEnvironment } from './support/import-house'
import type { ImportJob, ImportResult } from './support/import-run'

/** Members of one real district; `npm run bench -- import 20000 1` for a quick look: 20,000 rows, once. */
const ROWS = Number(process.argv[2] ?? 189_400)
const UNIONS = 1_026
const ROUNDS = Number(process.argv[3] ?? 3)
const DISTRICT = '样例区'

const tree = (): OrgDoc[] => {
  const made = new Map<string, OrgDoc>()
  const add = (kind: OrgKind, name: string, parent?: OrgDoc): OrgDoc => {
    const _id = `org_${[...(parent?.names ?? []), name].join('-')}`
    const known = made.get(_id)
    if (known) return known
    const org: OrgDoc = {
      _id,
      kind,
      name,
      parentId: parent?._id ?? null,
      orgPath: [...(parent?.orgPath ?? []), _id],
      names: [...(parent?.names ?? []), name],
      tags: [],
    }
    made.set(_id, org)
    return org
  }
  const district = add('district', DISTRICT, add('city', '样例市'))
  for (const { street, enterprise, workshop } of demoUnions(UNIONS)) {
    const firm = add(
      'enterprise',
      enterprise,
      add(/园$|区$/.test(street) ? 'park' : 'street', street, district),
    )
    if (workshop !== undefined) add('workshop', workshop, firm)
  }
  return [...made.values()]
}

const inProcess = (job: ImportJob): Promise<ImportResult> =>
  new Promise((resolve, reject) => {
    const child = fork(join(__dirname, 'support', 'import-run.ts'))
    let result: ImportResult | undefined
    child.once('message', (message) => (result = message as ImportResult))
    child.once('exit', (code) =>
      result ? resolve(result) : reject(new Error(`the run ended with ${code ?? 'a signal'}`)),
    )
    child.send(job)
  })

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const round = (value: number, digits = 2): number => Number(value.toFixed(digits))

/** An import of a whole district beside the least that any program must do: read every row with the same reader and
 *  insert the same documents, under the same indexes, acknowledged by a majority. Both run in a process of their
 *  own, in turn, each in a new database. */
const main = async (): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), 'niangjiaren-bench-'))
  const file = join(dir, 'roster.xlsx')
  const sink = createWriteStream(file)
  await Promise.all([
    finished(sink),
    writeDemoRoster({ district: DISTRICT, unions: demoUnions(UNIONS), count: ROWS }, sink),
  ])
  const database = await startDatabase({
    existingUri: process.env['MONGODB_URI'],
    dir,
    log: (line) => console.log(line),
  })
  const results: Record<ImportJob['how'], ImportResult[]> = { ours: [], bare: [] }
  try {
    for (let turn = 1; turn <= ROUNDS; turn += 1) {
      for (const how of ['ours', 'bare'] as const) {
        const name = `bench_${how}_${turn}`
        const house = await openHouse(benchEnvironment(database.uri, name), {
          poolSize: 2,
          durableLimits: false,
        })
        await house.db.dropDatabase()
        await ensureCollections(house.db, [
          auditEntries,
          orgs,
          members,
          ...(how === 'ours' ? [imports, importLocks, importRows, importProblems] : []),
        ])
        await orgs.of(house.db).insertMany(tree())
        const about = { fileName: 'roster.xlsx', contentType: 'application/zip', purpose: 'roster' }
        if (how === 'ours') await house.files.put('file_bench', createReadStream(file), about, 60_000_000)
        const result = await inProcess({
          how,
          uri: database.uri,
          file,
          fileId: 'file_bench',
          name,
          same: `bench_ours_${turn}`,
        })
        results[how].push(result)
        console.log(`${turn} ${how}: ${round(result.seconds)} s, peak ${round(result.peakRssMb, 0)} MB`)
        if (how === 'bare') {
          await house.client.db(`bench_ours_${turn}`).dropDatabase()
          await house.db.dropDatabase()
        }
        await house.client.close()
      }
    }
  } finally {
    await database.stop()
    await rm(dir, { recursive: true, force: true })
  }
  const secondsOf = (how: ImportJob['how']): number => median(results[how].map(({ seconds }) => seconds))
  const ours = secondsOf('ours')
  const bare = secondsOf('bare')
  const peak = Math.max(...results.ours.map(({ peakRssMb }) => peakRssMb))
  console.table({
    'whole import': { seconds: round(ours), 'rows/s': Math.round(ROWS / ours), 'peak MB': round(peak, 0) },
    'read and insert bare': { seconds: round(bare), 'rows/s': Math.round(ROWS / bare) },
  })
  console.log(
    JSON.stringify({
      // The median of the ratios of runs that stood side by side, so that a busy machine harms neither.
      ratio: round(
        median(results.ours.map((run, index) => (results.bare[index]?.seconds ?? 0) / run.seconds)),
        3,
      ),
      rowsPerSecond: Math.round(ROWS / ours),
      peakRssMb: round(peak, 0),
      rows: ROWS,
      oursSeconds: round(ours),
      bareSeconds: round(bare),
    }),
  )
}

void main()
