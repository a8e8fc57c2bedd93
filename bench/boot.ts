// How long the real weapp build takes to its first screen, and how much it sends across the bridge for it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../src/local/database/free-port'
import { startLocalCloud } from '../src/local/main'
import { countNodes, depthOf, startWeapp, textOf } from '../tests/weapp/harness'
import { cloudBridge, type CloudAnswer, type CloudCall } from './support/cloud-bridge'

const DIST = join(__dirname, '..', 'dist', 'weapp')
const RUNS = 15
/** A page that has asked nothing and drawn nothing for so long has its first screen. */
const QUIET_MS = 100
const LIMITS = { setDataBytes: 64 << 10, nodes: 600, depth: 25 }

interface Boot {
  /** From an empty sandbox to the last setData of the first screen; the server's answers are instant. */
  bootMs: number
  /** Of it, evaluating the scripts and launching the app. */
  loadMs: number
  /** UTF-8 bytes of every setData of the page until then, as JSON. */
  setDataBytes: number
  nodes: number
  depth: number
  text: string
}
type Ask = (call: CloudCall) => Promise<CloudAnswer>

/** Asks the server once; the same call is answered from memory from then on. */
function remembered(ask: Ask): Ask {
  const answers = new Map<string, CloudAnswer>()
  return async (call) => {
    const asked = JSON.stringify([call.name, call.data.operation, call.data.input])
    const answer = answers.get(asked) ?? (await ask(call))
    answers.set(asked, answer)
    return answer
  }
}

async function boot(url: string, ask: Ask): Promise<Boot> {
  let waiting = 0
  const callFunction = async (call: CloudCall) => {
    waiting += 1
    try {
      return { result: await ask(call) }
    } finally {
      waiting -= 1
    }
  }
  const start = performance.now()
  const weapp = startWeapp(DIST, { wx: { cloud: { init: () => undefined, callFunction } } })
  const loadMs = performance.now() - start
  const page = weapp.open(url)
  let seen = 0
  let last = performance.now()
  while (seen === 0 || waiting > 0 || performance.now() - last < QUIET_MS) {
    if (page.updates.length !== seen) {
      seen = page.updates.length
      last = performance.now()
    }
    await sleep(1)
  }
  const first = {
    ...{ bootMs: last - start, loadMs, text: textOf(page.data.root) },
    setDataBytes: page.updates.reduce((sum, update) => sum + Buffer.byteLength(JSON.stringify(update)), 0),
    ...{ nodes: countNodes(page.data.root), depth: depthOf(page.data.root) },
  }
  weapp.close()
  return first
}

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? NaN

async function measure(url: string, ask: Ask) {
  await boot(url, ask)
  const runs: Boot[] = []
  for (let n = 0; n < RUNS; n++) runs.push(await boot(url, ask))
  const [one] = runs
  if (one === undefined || one.text.trim() === '') throw new Error(`${url} shows nothing`)
  return {
    bootMs: Math.round(median(runs.map((run) => run.bootMs))),
    loadMs: Math.round(median(runs.map((run) => run.loadMs))),
    setDataBytes: one.setDataBytes,
    nodes: one.nodes,
    depth: one.depth,
  }
}

async function main(): Promise<void> {
  process.env['LOG_LEVEL'] ??= 'warn'
  const data = await mkdtemp(join(tmpdir(), 'niangjiaren-boot-'))
  const cloud = await startLocalCloud({ port: await freePort(), dataDir: data, log: () => undefined })
  let result: object = {}
  try {
    const ask = remembered(await cloudBridge(cloud.url, 'worker'))
    const mine = await ask({ name: 'broadcast', data: { operation: 'listMyGroups', input: {} } })
    const groupId = mine.ok ? (mine.output as { items: { groupId: string }[] }).items[0]?.groupId : undefined
    if (groupId === undefined) throw new Error(`the worker has no group: ${JSON.stringify(mine)}`)
    const home = await measure('pages/home/index', ask)
    const group = await measure(`pages/group/index?groupId=${groupId}`, ask)
    for (const [name, page] of Object.entries({ home, group })) {
      console.log(`${name.padEnd(8)}boot ${page.bootMs} ms (load ${page.loadMs} ms)`)
      for (const key of ['setDataBytes', 'nodes', 'depth'] as const) {
        const within = page[key] <= LIMITS[key] ? 'ok' : 'TOO MUCH'
        console.log(`        ${key.padEnd(14)}${String(page[key]).padStart(7)} of ${LIMITS[key]}  ${within}`)
      }
    }
    result = { home, group }
  } finally {
    await cloud.stop()
    await rm(data, { recursive: true, force: true })
  }
  console.log(JSON.stringify(result))
}

void main()
