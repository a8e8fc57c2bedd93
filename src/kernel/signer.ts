import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Clock } from './time'

/** Signs short claims (tokens, upload tickets, addresses that expire) so that no table of them is needed. */
export interface Signer {
  /** `claim` becomes part of the text and can be read by its holder; no secrets in it. */
  sign(purpose: string, claim: string, expiresAt: Date): string
  /** The claim, or undefined when it was changed, has another purpose or has expired. */
  verify(purpose: string, signed: string): string | undefined
}

export const createSigner = (secret: Buffer, clock: Clock): Signer => {
  const keys = new Map<string, Buffer>()
  const keyOf = (purpose: string): Buffer => {
    let key = keys.get(purpose)
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', secret, '', `sign:${purpose}`, 32))
      keys.set(purpose, key)
    }
    return key
  }
  const seal = (purpose: string, body: string): Buffer =>
    createHmac('sha256', keyOf(purpose)).update(body).digest().subarray(0, 18)
  return {
    sign: (purpose, claim, expiresAt) => {
      const seconds = Math.floor(expiresAt.getTime() / 1000).toString(36)
      const body = `${Buffer.from(claim).toString('base64url')}.${seconds}`
      return `${body}.${seal(purpose, body).toString('base64url')}`
    },
    verify: (purpose, signed) => {
      const [claim, seconds, mac, ...rest] = signed.split('.')
      if (!claim || !seconds || !mac || rest.length > 0) return undefined
      // Compared as text: decoding skips strange characters, and one claim must have one spelling only.
      const expected = Buffer.from(seal(purpose, `${claim}.${seconds}`).toString('base64url'))
      const given = Buffer.from(mac)
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
      if (Number.parseInt(seconds, 36) * 1000 < clock.now().getTime()) return undefined
      return Buffer.from(claim, 'base64url').toString('utf8')
    },
  }
}
