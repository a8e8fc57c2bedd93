import { reconcile, type Reconciled } from '../../../src/engines/benefit/books/reconcile'
import { connectDatabase } from '../../../src/kernel/database'

export interface ReconcileJob {
  readonly uri: string
  readonly name: string
}

export interface ReconcileResult extends Reconciled {
  readonly seconds: number
  readonly peakRssMb: number
}

const run = async ({ uri, name }: ReconcileJob): Promise<ReconcileResult> => {
  const connection = await connectDatabase(uri, name, 4)
  const begun = performance.now()
  const found = await reconcile(connection)
  const seconds = (performance.now() - begun) / 1000
  await connection.client.close()
  return { ...found, seconds, peakRssMb: process.resourceUsage().maxRSS / 1024 }
}

process.on('message', (job: ReconcileJob) => {
  void run(job).then((result) => process.send?.(result))
})
