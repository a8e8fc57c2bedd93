import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Passage } from '../rules/search/passage'
import { packedIndex } from './library-index'

/** Below this an index is made in some milliseconds, and a thread would cost more. */
const FEW = 300

/** Packs an index without holding up the thread that answers people. Where the worker's file does not lie beside this
 *  one (a cloud function is one file and answers one call at a time), it is made here. */
export const buildElsewhere = async (passages: readonly Passage[]): Promise<Uint8Array> => {
  const file = ['.ts', '.js'].map((ending) => join(__dirname, `index-worker${ending}`)).find(existsSync)
  if (file === undefined || passages.length < FEW) return packedIndex(passages)
  return inThread(file, passages)
}

const inThread = (file: string, passages: readonly Passage[]): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: passages,
      execArgv: extname(file) === '.ts' ? ['--require', 'tsx/cjs'] : [],
    })
    worker.once('message', (packed: Uint8Array) => resolve(packed))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the index worker ended with ${code}`)))
  })
