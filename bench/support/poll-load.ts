import { connect, type Socket } from 'node:net'

/** What the load process is told: where, for how long, and the requests of each connection in turn. */
export interface PollJob {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  /** Whole request heads, ready to be written. */
  readonly requests: readonly string[]
}

export interface PollResult {
  readonly answers: number
  readonly seconds: number
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>
  readonly bytes: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** A keep-alive client that does as little as possible, so that the server is what is measured: each connection
 *  writes one request, waits for the whole answer, and writes the next. */
const poll = async (job: PollJob): Promise<PollResult> => {
  const statuses: Record<string, number> = {}
  const latencies: number[] = []
  let bytes = 0
  const begun = performance.now()
  const until = begun + job.seconds * 1000

  const drive = (socket: Socket, first: number): Promise<void> =>
    new Promise((resolve, reject) => {
      let turn = first
      let sentAt = 0
      let left = -1
      let head = ''
      const next = (): void => {
        if (performance.now() >= until) {
          socket.end()
          resolve()
          return
        }
        turn = (turn + 1) % job.requests.length
        left = -1
        head = ''
        sentAt = performance.now()
        socket.write(job.requests[turn] ?? '')
      }
      socket.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (left < 0) {
          head += chunk.toString('latin1')
          const end = head.indexOf('\r\n\r\n')
          if (end < 0) return
          const status = head.slice(9, 12)
          statuses[status] = (statuses[status] ?? 0) + 1
          const length = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, end))?.[1] ?? '0'
          left = Number(length) - (head.length - end - 4)
        } else {
          left -= chunk.length
        }
        if (left > 0) return
        latencies.push(performance.now() - sentAt)
        next()
      })
      socket.on('error', reject)
      next()
    })

  await Promise.all(
    Array.from({ length: job.connections }, async (_, index) => {
      const socket = connect({ port: job.port, host: '127.0.0.1', noDelay: true })
      await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
      await drive(socket, index)
    }),
  )
  const seconds = (performance.now() - begun) / 1000
  latencies.sort((a, b) => a - b)
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? 0
  return { answers: latencies.length, seconds, statuses, bytes, p50Ms: at(0.5), p99Ms: at(0.99) }
}

process.on('message', (job: PollJob) => {
  void poll(job).then((result) => process.send?.(result))
})
