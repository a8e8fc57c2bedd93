import { parentPort, workerData } from 'node:worker_threads'
import type { Passage } from '../rules/search/passage'
import { packedIndex } from './library-index'

/** A thread of its own: seconds of arithmetic here hold up nobody's answer. */
parentPort?.postMessage(packedIndex(workerData as readonly Passage[]))
