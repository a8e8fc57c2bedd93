import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FakeCall {
  readonly path: string
  readonly query: URLSearchParams
  /** Parsed JSON; undefined when there is none. */
  readonly body: unknown
  /** As it came, for a form with a file. */
  readonly raw: Buffer
  readonly authorization: string | undefined
}

/** An object is sent as JSON; `redirect` and `html` are what they say; `hang` never answers. */
export type FakeReply =
  | { readonly json: unknown; readonly status?: number }
  | { readonly redirect: string }
  | { readonly html: string }
  | { readonly hang: true }

export interface FakeServer {
  readonly url: string
  readonly close: () => Promise<void>
}

const MAX_BODY = 4_000_000

/** A small server on 127.0.0.1; a free port unless one is named. */
export const serveFake = async (
  answer: (call: FakeCall) => FakeReply | Promise<FakeReply>,
  port = 0,
): Promise<FakeServer> => {
  const server = createServer((request, response) => {
    read(request)
      .then(answer)
      .then((reply) => send(response, reply))
      .catch(() => send(response, { json: { errcode: 47001, errmsg: 'data format error' } }))
  })
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', ready)
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

const read = async (request: IncomingMessage): Promise<FakeCall> => {
  const url = new URL(request.url ?? '/', 'http://fake')
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > MAX_BODY) throw new RangeError('too large')
    parts.push(part)
  }
  const raw = Buffer.concat(parts)
  const isForm = request.headers['content-type']?.startsWith('multipart/') === true
  return {
    path: url.pathname,
    query: url.searchParams,
    body: isForm || raw.length === 0 ? undefined : (JSON.parse(raw.toString('utf8')) as unknown),
    raw,
    authorization: request.headers.authorization,
  }
}

const send = (response: ServerResponse, reply: FakeReply): void => {
  if ('hang' in reply) return
  if ('redirect' in reply) {
    response.writeHead(302, { location: reply.redirect }).end()
  } else if ('html' in reply) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(reply.html)
  } else {
    response
      .writeHead(reply.status ?? 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(reply.json))
  }
}
