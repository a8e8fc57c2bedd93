import { readWeChatCaller } from '../../config/environment'
import type { Answer, Dispatch } from '../kernel/dispatch'
import { refuse, refusalBody } from '../kernel/refusal'

/** What `wx.cloud.callFunction({ name: engine, data })` carries. */
interface FunctionEvent {
  readonly operation?: unknown
  readonly input?: unknown
  readonly key?: unknown
}

interface OpenFunction {
  /** The engine that this function serves. */
  readonly name: string
  readonly dispatch: Dispatch
  readonly log: { warn(entry: object, message: string): void }
}

/** A mini-program gets at most 1 MB back (-604001 past it), so the house refuses in words before that. */
const MAX_ANSWER_BYTES = 1_000_000
const away: Answer = { ok: false, refusal: refusalBody(refuse('AWAY', { retryAfter: 5 })) }

/** Door 1: the entry of one engine's cloud function. The caller is who WeChat says, never a field of the event.
 *  `open` connects on the first call and is kept by the instance; it says itself why it could not. */
export const functionDoor =
  (open: () => Promise<OpenFunction>) =>
  async (event: FunctionEvent | null | undefined): Promise<Answer> => {
    const { openid, unionid, address } = readWeChatCaller()
    const operation = typeof event?.operation === 'string' ? event.operation : ''
    const opened = await open().catch(() => undefined)
    if (!opened) return away
    const answer = await opened.dispatch({
      engine: opened.name,
      operation,
      input: event?.input,
      key: typeof event?.key === 'string' ? event.key : undefined,
      credential: openid ? { kind: 'wechat', openid, ...(unionid && { unionid }) } : { kind: 'none' },
      // Who comes without WeChat is counted by where they come from; those of whom not even that is said share one count.
      address: address ?? 'function',
    })
    if (answer.ok) {
      const bytes = Buffer.byteLength(JSON.stringify(answer.output))
      return bytes > MAX_ANSWER_BYTES ? { ok: false, refusal: refusalBody(refuse('TOO_LARGE')) } : answer
    }
    opened.log.warn(
      {
        // What a stranger writes here may be anything, a phone number too; only a name goes into the log.
        operation: /^[A-Za-z]{1,40}$/.test(operation) ? operation : 'unknown',
        code: answer.refusal.code,
        ...(answer.error !== undefined && { err: answer.error }),
      },
      'refused',
    )
    return { ok: false, refusal: answer.refusal }
  }
