// How long it takes to recompute a season's books from the documents, and in how much memory.
//   npm run bench -- reconcile [--full]: 36,500 and 365,000 vouchers, and with --full 3,650,000.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { addPeople, openBenefitHouse } from './support/benefit/house'
import type { ReconcileJob, ReconcileResult } from './support/benefit/reconcile-run'
import { fillSeason } from './support/benefit/season'

const SIZES = [36_500, 365_000]
const SEASON = 3_650_000

/** In a process of its own, with no more memory than a small container has. */
const measure = (job: ReconcileJob): Promise<ReconcileResult> =>
  new Promise((resolve, reject) => {
    const child = fork(join(__dirname, 'support', 'benefit', 'reconcile-run.ts'), {
      execArgv: [...process.execArgv, '--max-old-space-size=400'],
    })
    child.once('exit', reject)
    child.once('message', (result) => {
      child.removeAllListeners('exit')
      child.kill()
      resolve(result as ReconcileResult)
    })
    child.send(job)
  })

const main = async (): Promise<void> => {
  const sizes = process.argv.includes('--full') ? [...SIZES, SEASON] : SIZES
  const curve: Record<string, { seconds: number; peakRssMb: number; records: number; differences: number }> =
    {}
  for (const size of sizes) {
    const bench = await openBenefitHouse(20)
    try {
      await addPeople(bench.house, 0, 0)
      const begun = performance.now()
      await fillSeason(bench, size)
      console.error(`${size} vouchers laid down in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
      const name = bench.house.db.databaseName
      const found = await measure({ uri: bench.uri, name })
      for (const difference of found.differences) console.error(difference)
      curve[size] = {
        seconds: Number(found.seconds.toFixed(1)),
        peakRssMb: Math.round(found.peakRssMb),
        records: found.coupons + found.movements + found.entries,
        differences: found.differenceCount,
      }
      console.error(size, JSON.stringify(curve[size]))
    } finally {
      await bench.close()
    }
  }
  console.table(curve)
  const largest = sizes.at(-1) ?? 0
  console.log(JSON.stringify({ vouchers: largest, ...curve[largest], curve }))
}

void main()
