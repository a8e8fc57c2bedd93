import { connect, type Socket } from 'node:net'

export interface PostResult {
  readonly seconds: number
  /** Answers by status and, after it, the state or the code that they say. */
  readonly answers: Readonly<Record<string, number>>
  readonly p50Ms: number
  readonly p99Ms: number
}

/** A keep-alive client that does little, so that the server is what is measured: each connection sends one request as a
 *  phone does, waits for the whole answer, and sends the next. */
export const postAll = async (
  job: { readonly port: number; readonly connections: number; readonly count: number },
  requestOf: (at: number) => string,
): Promise<PostResult> => {
  const answers: Record<string, number> = {}
  const latencies: number[] = []
  let turn = 0
  const drive = (socket: Socket): Promise<void> =>
    new Promise((resolve, reject) => {
      let sentAt = 0
      let text = ''
      const next = (): void => {
        const at = turn
        turn += 1
        if (at >= job.count) {
          socket.end()
          resolve()
          return
        }
        text = ''
        sentAt = performance.now()
        socket.write(requestOf(at))
      }
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1')
        const end = text.indexOf('\r\n\r\n')
        if (end < 0) return
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? '0')
        if (text.length < end + 4 + length) return
        latencies.push(performance.now() - sentAt)
        const status = text.slice(9, 12)
        const state = /"(?:state|code)":"([\w-]+)"/.exec(text.slice(end))?.[1]
        const name = state === undefined ? status : `${status} ${state}`
        answers[name] = (answers[name] ?? 0) + 1
        next()
      })
      socket.on('error', reject)
      next()
    })
  const sockets = await Promise.all(
    Array.from({ length: job.connections }, async () => {
      const socket = connect({ port: job.port, host: '127.0.0.1', noDelay: true })
      await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
      return socket
    }),
  )
  const begun = performance.now()
  await Promise.all(sockets.map(drive))
  const seconds = (performance.now() - begun) / 1000
  latencies.sort((a, b) => a - b)
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? 0
  return { seconds, answers, p50Ms: at(0.5), p99Ms: at(0.99) }
}
