import { connect } from 'node:net'

/** What the load process is told: whole requests, each of which is sent once. */
export interface PostJob {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  readonly requests: readonly string[]
}

export interface PostResult {
  readonly answers: number
  readonly seconds: number
  readonly statuses: Readonly<Record<string, number>>
  readonly p50Ms: number
  readonly p99Ms: number
}

/** Each connection sends the next request, waits for the whole answer, and sends the next. */
const load = async (job: PostJob): Promise<PostResult> => {
  const statuses: Record<string, number> = {}
  const latencies: number[] = []
  let next = 0
  const begun = performance.now()
  const until = begun + job.seconds * 1000

  const drive = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect({ port: job.port, host: '127.0.0.1', noDelay: true })
      let sentAt = 0
      let buffer = ''
      const send = (): void => {
        const request = performance.now() < until ? job.requests[next] : undefined
        if (request === undefined) {
          socket.end()
          resolve()
          return
        }
        next += 1
        buffer = ''
        sentAt = performance.now()
        socket.write(request)
      }
      socket.on('connect', send)
      socket.on('error', reject)
      socket.on('data', (chunk: Buffer) => {
        buffer += chunk.toString('latin1')
        const end = buffer.indexOf('\r\n\r\n')
        if (end < 0) return
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(buffer.slice(0, end))?.[1] ?? '0')
        if (buffer.length < end + 4 + length) return
        const status = buffer.slice(9, 12)
        statuses[status] = (statuses[status] ?? 0) + 1
        latencies.push(performance.now() - sentAt)
        send()
      })
    })
  await Promise.all(Array.from({ length: job.connections }, drive))
  const seconds = (performance.now() - begun) / 1000
  latencies.sort((a, b) => a - b)
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? 0
  return { answers: latencies.length, seconds, statuses, p50Ms: at(0.5), p99Ms: at(0.99) }
}

process.on('message', (job: PostJob) => {
  void load(job).then((result) => process.send?.(result))
})
