import { pauseFor } from '../../../miniprogram/features/lecture/pause'
import { openWire } from './wire'

/** An open-loop replay: every viewer looks when it is due, whether or not the servers keep up, and waits between two
 *  looks as the page does: by what its last head said, a tenth more or less. */
export interface RoomJob {
  readonly ports: readonly number[]
  readonly base: string
  readonly viewers: number
  /** The interval that viewers were told when they came, in s. */
  readonly pollSeconds: number
  readonly seconds: number
  readonly connections: number
  /** Whole requests of the lecturer, sent evenly over the run; each puts one entry into the room. */
  readonly taps: readonly string[]
  /** Whole requests of the audience (questions, signs of life), sent evenly over the run. */
  readonly posts: readonly string[]
}

export interface RoomResult {
  readonly polls: number
  readonly statuses: Readonly<Record<string, number>>
  readonly postStatuses: Readonly<Record<string, number>>
  /** From the moment a poll was due to its answer. */
  readonly p50Ms: number
  readonly p99Ms: number
  /** From the lecturer's tap to the answer that told a viewer of it. */
  readonly tapP95Ms: number
  /** The same against the interval that the viewer had been told. */
  readonly tapP95OfInterval: number
  readonly taps: number
  /** Viewer × tap pairs that were told. */
  readonly told: number
  /** The interval that viewers had been told at the end, in s: the median. */
  readonly interval: number
  /** How late this process itself was with a poll that was due: p99. */
  readonly ownLateMs: number
  /** Polls that no connection was free for at the end. */
  readonly unsent: number
}

/** What a head said; heads with one etag say one thing. */
interface Known {
  readonly raw: Buffer
  readonly last: number
  readonly pollMs: number
}

const TICK_MS = 5
const ETAG = Buffer.from('etag: ')

const at = (values: number[], share: number): number =>
  Float64Array.from(values).sort()[Math.floor(values.length * share)] ?? 0

/** Numbers between 0 and 1 that are the same in every run. */
const chances = (): (() => number) => {
  let state = 20_261_122
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const replay = async (job: RoomJob): Promise<RoomResult> => {
  const wires = job.ports.map((port) => openWire(port, job.connections))
  const posting = job.ports.map((port) => openWire(port, 8))
  const chance = chances()
  const request = (condition: string): Buffer =>
    Buffer.from(
      `GET ${job.base}/head HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: application/json\r\n${condition}\r\n`,
    )
  const unknown: Known = { raw: request(''), last: 0, pollMs: job.pollSeconds * 1000 }
  const heads = new Map<string, Known>()
  const viewers: Known[] = Array.from({ length: job.viewers }, () => unknown)
  const tappedAt = new Map<number, number>()
  const [latencies, tapMs, tapShare, late]: [number[], number[], number[], number[]] = [[], [], [], []]
  const statuses: Record<string, number> = {}
  const postStatuses: Record<string, number> = {}

  const headOf = (bytes: Buffer): Known => {
    const from = bytes.indexOf(ETAG) + ETAG.length
    const etag = bytes.toString('latin1', from, bytes.indexOf('\r\n', from))
    const known = heads.get(etag)
    if (known) return known
    const text = bytes.toString('latin1')
    const number = (name: string): number => Number(new RegExp(`"${name}":(\\d+)`).exec(text)?.[1] ?? '0')
    const head: Known = {
      raw: request(`if-none-match: ${etag}\r\n`),
      last: number('last'),
      pollMs: number('pollSeconds') * 1000,
    }
    heads.set(etag, head)
    return head
  }

  await new Promise((resolve) => setTimeout(resolve, 500))
  const begun = performance.now()
  const total = job.seconds * 1000
  const slots = new Map<number, number[]>()
  const due = (viewer: number, inMs: number): void => {
    const slot = Math.ceil((performance.now() - begun + inMs) / TICK_MS)
    const others = slots.get(slot)
    if (others) others.push(viewer)
    else slots.set(slot, [viewer])
  }
  const poll = (viewer: number, dueAt: number): void => {
    const before = viewers[viewer] ?? unknown
    late.push(performance.now() - dueAt)
    // The next look is due whether or not this one is answered.
    due(viewer, pauseFor(before.pollMs, 0, chance()))
    wires[viewer % wires.length]?.send(before.raw, (status, bytes) => {
      const now = performance.now()
      statuses[status] = (statuses[status] ?? 0) + 1
      latencies.push(now - dueAt)
      if (status !== '200') return
      const head = headOf(bytes)
      viewers[viewer] = head
      // A viewer's first look shows what was said before it came.
      if (before === unknown) return
      for (let position = before.last + 1; position <= head.last; position += 1) {
        const tap = tappedAt.get(position)
        if (tap === undefined) continue
        tapMs.push(now - tap)
        tapShare.push((now - tap) / before.pollMs)
      }
    })
  }
  let posted = 0
  const submit = (raw: string, onPosition?: (position: number) => void): void => {
    posted += 1
    posting[posted % posting.length]?.send(raw, (status, bytes) => {
      postStatuses[status] = (postStatuses[status] ?? 0) + 1
      const position = Number(/"position":(\d+)/.exec(bytes.toString('latin1'))?.[1] ?? '0')
      if (position > 0) onPosition?.(position)
    })
  }

  // Everybody came at some moment of the interval before.
  for (let viewer = 0; viewer < job.viewers; viewer += 1) due(viewer, chance() * job.pollSeconds * 1000)
  // Taps end one interval before the run does, so that everybody can still be told of the last.
  const tapSpan = Math.max(1, total - job.pollSeconds * 1100 - 2000)
  let [slot, tapped, asked] = [0, 0, 0]
  for (;;) {
    const passed = performance.now() - begun
    if (passed >= total) break
    for (; slot * TICK_MS <= passed; slot += 1) {
      for (const viewer of slots.get(slot) ?? []) poll(viewer, begun + slot * TICK_MS)
      slots.delete(slot)
    }
    const tapsDue = Math.min(job.taps.length, Math.ceil((passed / tapSpan) * job.taps.length))
    for (; tapped < tapsDue; tapped += 1) {
      const tap = performance.now()
      submit(job.taps[tapped] ?? '', (position) => tappedAt.set(position, tap))
    }
    const postsDue = Math.min(job.posts.length, Math.ceil((passed / total) * job.posts.length))
    for (; asked < postsDue; asked += 1) submit(job.posts[asked] ?? '')
    await new Promise((resolve) => setTimeout(resolve, TICK_MS))
  }
  const unsent = wires.reduce((sum, one) => sum + one.left(), 0)
  await new Promise((resolve) => setTimeout(resolve, 500))
  for (const one of [...wires, ...posting]) one.close()
  return {
    ...{ polls: latencies.length, statuses, postStatuses, unsent, ownLateMs: at(late, 0.99) },
    ...{ p50Ms: at(latencies, 0.5), p99Ms: at(latencies, 0.99) },
    ...{ tapP95Ms: at(tapMs, 0.95), tapP95OfInterval: at(tapShare, 0.95) },
    ...{ taps: tappedAt.size, told: tapMs.length },
    interval: at(
      viewers.map(({ pollMs }) => pollMs / 1000),
      0.5,
    ),
  }
}

process.on('message', (job: RoomJob) => {
  void replay(job).then((result) => process.send?.(result))
})
