import { connect, type Socket } from 'node:net'

/** An open-loop replay: every viewer looks when it is due, whether or not the one before was answered. */
export interface RoomJob {
  readonly ports: readonly number[]
  readonly base: string
  readonly viewers: number
  /** The interval that the head says. */
  readonly pollSeconds: number
  readonly seconds: number
  readonly connections: number
  /** Whole requests of the lecturer, sent evenly over the run; each puts one entry into the room. */
  readonly taps: readonly string[]
  /** Whole requests of the audience, sent evenly over the run. */
  readonly questions: readonly string[]
}

export interface RoomResult {
  readonly polls: number
  readonly seconds: number
  readonly statuses: Readonly<Record<string, number>>
  readonly postStatuses: Readonly<Record<string, number>>
  /** From the moment a poll was due to its answer. */
  readonly p50Ms: number
  readonly p99Ms: number
  /** From the lecturer's tap to the answer that told a viewer of it. */
  readonly tapP50Ms: number
  readonly tapP95Ms: number
  readonly taps: number
  /** Viewer × tap pairs that were told. */
  readonly told: number
  /** Polls that no connection was free for at the end. */
  readonly unsent: number
}

interface Sent {
  readonly raw: string
  readonly done: (status: string, head: string, body: string) => void
}

/** Keep-alive connections that take the next request as soon as they are free. */
const pool = (port: number, size: number) => {
  const waiting: Sent[] = []
  const free: Socket[] = []
  const underWay = new Map<Socket, Sent>()
  const take = (socket: Socket): void => {
    const next = waiting.shift()
    if (!next) {
      free.push(socket)
      return
    }
    underWay.set(socket, next)
    socket.write(next.raw)
  }
  for (let n = 0; n < size; n += 1) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let buffer = ''
    socket.on('connect', () => take(socket))
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      buffer += chunk.toString('latin1')
      const end = buffer.indexOf('\r\n\r\n')
      if (end < 0) return
      const head = buffer.slice(0, end)
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? '0')
      if (buffer.length < end + 4 + length) return
      const body = buffer.slice(end + 4)
      buffer = ''
      underWay.get(socket)?.done(head.slice(9, 12), head, body)
      take(socket)
    })
  }
  return {
    send: (sent: Sent): void => {
      waiting.push(sent)
      const socket = free.pop()
      if (socket) take(socket)
    },
    left: () => waiting.length,
    close: () => [...free, ...underWay.keys()].forEach((socket) => socket.destroy()),
  }
}

const replay = async (job: RoomJob): Promise<RoomResult> => {
  const pools = job.ports.map((port) => pool(port, job.connections))
  const posts = pool(job.ports[0] ?? 0, 16)
  const etags: string[] = Array.from({ length: job.viewers }, () => '')
  const lasts = new Int32Array(job.viewers)
  const tappedAt = new Map<number, number>()
  const [latencies, tapLatencies]: [number[], number[]] = [[], []]
  const statuses: Record<string, number> = {}
  const postStatuses: Record<string, number> = {}
  await new Promise((resolve) => setTimeout(resolve, 500))
  const begun = performance.now()

  const poll = (viewer: number, dueAt: number): void => {
    const known = etags[viewer] ?? ''
    const condition = known === '' ? '' : `if-none-match: ${known}\r\n`
    const raw = `GET ${job.base}/head HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: application/json\r\n${condition}\r\n`
    pools[viewer % pools.length]?.send({
      raw,
      done: (status, head, body) => {
        const now = performance.now()
        statuses[status] = (statuses[status] ?? 0) + 1
        latencies.push(now - dueAt)
        if (status !== '200') return
        etags[viewer] = /\r\netag: ([^\r]+)/i.exec(head)?.[1] ?? ''
        const last = Number(/"last":(\d+)/.exec(body)?.[1] ?? '0')
        const before = lasts[viewer] ?? 0
        for (let position = before + 1; position <= last; position += 1) {
          const tap = tappedAt.get(position)
          // A viewer's first look shows what was said before it came.
          if (tap !== undefined && known !== '') tapLatencies.push(now - tap)
        }
        lasts[viewer] = last
      },
    })
  }
  const submit = (raw: string, onPosition?: (position: number) => void): void => {
    posts.send({
      raw,
      done: (status, _head, body) => {
        postStatuses[status] = (postStatuses[status] ?? 0) + 1
        const position = Number(/"position":(\d+)/.exec(body)?.[1] ?? '0')
        if (position > 0) onPosition?.(position)
      },
    })
  }

  const perMs = job.viewers / (job.pollSeconds * 1000)
  let [polled, tapped, asked] = [0, 0, 0]
  const total = job.seconds * 1000
  for (;;) {
    const passed = performance.now() - begun
    if (passed >= total) break
    for (const due = Math.floor(passed * perMs); polled < due; polled += 1)
      poll(polled % job.viewers, begun + polled / perMs)
    // Taps end one interval before the run does, so that everybody can still be told of the last.
    const tapSpan = Math.max(1, total - job.pollSeconds * 1000 - 2000)
    for (
      const due = Math.min(job.taps.length, Math.ceil((passed / tapSpan) * job.taps.length));
      tapped < due;
      tapped += 1
    ) {
      const at = performance.now()
      submit(job.taps[tapped] ?? '', (position) => tappedAt.set(position, at))
    }
    for (
      const due = Math.min(job.questions.length, Math.ceil((passed / total) * job.questions.length));
      asked < due;
      asked += 1
    )
      submit(job.questions[asked] ?? '')
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
  const unsent = pools.reduce((sum, one) => sum + one.left(), 0)
  await new Promise((resolve) => setTimeout(resolve, 500))
  for (const one of [...pools, posts]) one.close()
  const at = (values: number[], share: number): number =>
    values.sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
  return {
    ...{ polls: latencies.length, seconds: job.seconds, statuses, postStatuses, unsent },
    ...{ p50Ms: at(latencies, 0.5), p99Ms: at(latencies, 0.99) },
    ...{ tapP50Ms: at(tapLatencies, 0.5), tapP95Ms: at(tapLatencies, 0.95) },
    ...{ taps: tappedAt.size, told: tapLatencies.length },
  }
}

process.on('message', (job: RoomJob) => {
  void replay(job).then((result) => process.send?.(result))
})
