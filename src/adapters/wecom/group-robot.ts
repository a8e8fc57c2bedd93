import { z } from 'zod'
import type { RobotAnswer, RobotSender } from '../../engines/broadcast/ports'

export interface GroupRobotOptions {
  /** Origins a robot's address may have: WeCom's own. Anything else could make the server call a stranger. */
  readonly origins: readonly string[]
  readonly timeoutMs?: number
}

const PATH = '/cgi-bin/webhook/send'
const KEY = /^[A-Za-z0-9-]{16,64}$/
const Reply = z.object({ errcode: z.number() })

/** The call did not leave this machine, or nobody took it: it is certain that nothing was said. */
const NOT_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** WeCom's errors of a group robot. Source: developer.work.weixin.qq.com, 群机器人配置说明 and 全局错误码. */
const ANSWERS: Readonly<Record<number, RobotAnswer>> = {
  0: { kind: 'said' },
  [-1]: { kind: 'busy' },
  45033: { kind: 'busy' },
  45009: { kind: 'limited' },
  93000: { kind: 'broken', problem: 'removed' },
  60020: { kind: 'broken', problem: 'closed' },
}

/** A group robot's webhook: `POST …/cgi-bin/webhook/send?key=` with markdown of at most 4,096 bytes. Never throws, and
 *  neither address nor key goes anywhere but to WeCom. */
export const createGroupRobot = ({ origins, timeoutMs = 5_000 }: GroupRobotOptions): RobotSender => ({
  send: async (address, markdown) => {
    const url = allowed(address, origins)
    if (!url) return { kind: 'broken', problem: 'address' }
    try {
      const response = await fetch(url, {
        method: 'POST',
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ msgtype: 'markdown', markdown: { content: markdown } }),
      })
      const reply = Reply.safeParse(await response.json())
      // Something in between answered: what it did with the message is not known.
      if (!response.ok || !reply.success) return { kind: 'unknown' }
      return ANSWERS[reply.data.errcode] ?? { kind: 'refused' }
    } catch (error) {
      return NOT_REACHED.has(causeOf(error)) ? { kind: 'busy' } : { kind: 'unknown' }
    }
  },
})

const allowed = (address: string, origins: readonly string[]): URL | undefined => {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  const plain = url.username === '' && url.password === '' && url.hash === ''
  const key = url.searchParams.get('key') ?? ''
  const onlyKey = url.search === `?key=${key}` && KEY.test(key)
  return plain && onlyKey && origins.includes(url.origin) && url.pathname === PATH ? url : undefined
}

const causeOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
}
