import { connect, type Socket } from 'node:net'

/** An answer as it came: the status line's code and all bytes. */
export type Answered = (status: string, bytes: Buffer) => void

interface Sent {
  readonly raw: string | Buffer
  readonly done: Answered
}

export interface Wire {
  send(raw: string | Buffer, done: Answered): void
  /** Requests that no connection was free for. */
  left(): number
  close(): void
}

const END = Buffer.from('\r\n\r\n')
const LENGTH = Buffer.from('content-length: ')

/** Bytes of the whole answer at the front of `bytes`; undefined while its head is not complete. */
const sizeOf = (bytes: Buffer): number | undefined => {
  const end = bytes.indexOf(END)
  if (end < 0) return undefined
  const at = bytes.indexOf(LENGTH)
  const length = at < 0 || at > end ? 0 : Number.parseInt(bytes.toString('latin1', at + 16, at + 26), 10)
  return end + 4 + length
}

/** Keep-alive connections to one server, one request on each at a time, as a balancer in front of it holds them. Does
 *  as little as possible with what comes back: what is measured is the server. */
export const openWire = (port: number, connections: number): Wire => {
  let waiting: Sent[] = []
  let first = 0
  const free: Socket[] = []
  const all: Socket[] = []
  const underWay = new Map<Socket, Sent>()
  const write = (socket: Socket, sent: Sent): void => {
    underWay.set(socket, sent)
    socket.write(sent.raw)
  }
  const next = (socket: Socket): void => {
    const sent = waiting[first]
    if (!sent) {
      free.push(socket)
      return
    }
    // Shifting a long array would cost more than everything else here.
    first += 1
    if (first > 4096 && first * 2 > waiting.length) {
      waiting = waiting.slice(first)
      first = 0
    }
    write(socket, sent)
  }
  for (let n = 0; n < connections; n += 1) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let held: Buffer | undefined
    socket.on('connect', () => next(socket))
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      const bytes = held ? Buffer.concat([held, chunk]) : chunk
      const size = sizeOf(bytes)
      if (size === undefined || bytes.length < size) {
        held = bytes
        return
      }
      held = undefined
      const sent = underWay.get(socket)
      underWay.delete(socket)
      sent?.done(bytes.toString('latin1', 9, 12), bytes)
      next(socket)
    })
    all.push(socket)
  }
  return {
    send: (raw, done) => {
      const socket = free.pop()
      if (socket) write(socket, { raw, done })
      else waiting.push({ raw, done })
    },
    left: () => waiting.length - first,
    close: () => all.forEach((socket) => socket.destroy()),
  }
}
