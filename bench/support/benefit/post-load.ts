import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { issueToken } from '../../../src/engines/membership/identify'
import { createSigner } from '../../../src/kernel/signer'

/** What the load process is told: people `from` … `from + people - 1` claim once each, of the campaigns in turn. */
export interface ClaimJob {
  readonly port: number
  readonly connections: number
  /** Base64 of the key that signs tokens. */
  readonly signKey: string
  readonly from: number
  readonly people: number
  readonly campaignIds: readonly string[]
}

export interface ClaimResult {
  readonly seconds: number
  /** Answers by status and, of those that are well, by state. */
  readonly answers: Readonly<Record<string, number>>
  readonly p50Ms: number
  readonly p99Ms: number
}

/** A keep-alive client that does little, so that the server is what is measured: each connection sends one claim as a
 *  phone does, waits for the whole answer, and sends the next person's. */
const claim = async (job: ClaimJob): Promise<ClaimResult> => {
  const clock = { now: () => new Date() }
  const signer = createSigner(Buffer.from(job.signKey, 'base64'), clock)
  const tokens = Array.from(
    { length: job.people },
    (_, at) => issueToken({ signer, clock }, { _id: `acc_${job.from + at}`, generation: 0 }).token,
  )
  const answers: Record<string, number> = {}
  const latencies: number[] = []
  let turn = 0
  const request = (at: number): string => {
    const body = JSON.stringify({ campaignId: job.campaignIds[at % job.campaignIds.length] })
    return [
      'POST /api/benefit/claimCoupon HTTP/1.1',
      'host: 127.0.0.1',
      'content-type: application/json',
      `authorization: Bearer ${tokens[at] ?? ''}`,
      `idempotency-key: ${randomBytes(12).toString('hex')}`,
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n')
  }
  const drive = (socket: Socket): Promise<void> =>
    new Promise((resolve, reject) => {
      let sentAt = 0
      let text = ''
      const next = (): void => {
        const at = turn
        turn += 1
        if (at >= job.people) {
          socket.end()
          resolve()
          return
        }
        text = ''
        sentAt = performance.now()
        socket.write(request(at))
      }
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1')
        const end = text.indexOf('\r\n\r\n')
        if (end < 0) return
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? '0')
        if (text.length < end + 4 + length) return
        latencies.push(performance.now() - sentAt)
        const status = text.slice(9, 12)
        const state = /"(?:state|code)":"([\w-]+)"/.exec(text.slice(end))?.[1] ?? ''
        const name = `${status} ${state}`
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

process.on('message', (job: ClaimJob) => {
  void claim(job).then((result) => process.send?.(result))
})
