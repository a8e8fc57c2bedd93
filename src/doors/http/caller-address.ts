import type { IncomingMessage } from 'node:http'

/** Who asks, believing as many proxies in front as are named: each adds the address it saw at the end of
 *  `x-forwarded-for`, so whatever stands further left was written by the caller. */
export const callerAddress = (request: IncomingMessage, trustedProxies: number): string => {
  const nearest = request.socket.remoteAddress ?? 'unknown'
  const forwarded = trustedProxies === 0 ? undefined : request.headers['x-forwarded-for']
  if (forwarded === undefined) return nearest
  const seen = [
    ...forwarded
      .toString()
      .split(',')
      .map((address) => address.trim()),
    nearest,
  ]
  return seen[Math.max(0, seen.length - 1 - trustedProxies)] || nearest
}
