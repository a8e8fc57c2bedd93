import { fork } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BenchServer } from './start'

interface Captured {
  readonly status: number
  readonly headers: readonly string[]
  /** base64 */
  readonly body: string
}

export interface BareServer extends BenchServer {
  /** The request that is answered so by the real server. */
  readonly request: string
}

/** Node writes these by itself. */
const OWN = new Set(['connection', 'keep-alive', 'date'])

/** A bare `node:http` in a process of its own that answers with the bytes and headers of the real server, and looks at
 *  nothing. `conditional`: the poll that finds nothing new. */
export const startBare = async (port: number, path: string, conditional: boolean): Promise<BareServer> => {
  const url = `http://127.0.0.1:${port}${path}`
  const etag = (await fetch(url)).headers.get('etag') ?? ''
  const headers: Record<string, string> = conditional ? { 'if-none-match': etag } : {}
  const answer = await fetch(url, { headers })
  const captured: Captured = {
    status: answer.status,
    headers: [...answer.headers].filter(([name]) => !OWN.has(name)).flat(),
    body: Buffer.from(await answer.arrayBuffer()).toString('base64'),
  }
  const child = fork(__filename, { env: { ...process.env, BARE: JSON.stringify(captured) } })
  const told = await new Promise<number>((resolve) => child.once('message', (at) => resolve(Number(at))))
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const request = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: application/json\r\n${lines.join('')}\r\n`
  return { port: told, request, stop: () => void child.kill('SIGKILL') }
}

const serve = (captured: Captured): void => {
  const body = Buffer.from(captured.body, 'base64')
  const headers = [...captured.headers]
  const server = createServer((_request, response) => {
    response.writeHead(captured.status, headers)
    response.end(body)
  })
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
}

const given = process.env['BARE']
if (given !== undefined && process.send) serve(JSON.parse(given) as Captured)
