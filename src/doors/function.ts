import { readWeChatCaller } from '../../config/environment'
import type { Answer, Dispatch } from '../kernel/dispatch'
import { refuse, refusalBody } from '../kernel/refusal'

/** What `wx.cloud.callFunction({ name: engine, data })` carries. */
interface FunctionEvent {
  readonly operation?: unknown
  readonly input?: unknown
  readonly key?: unknown
}

/** A mini-program gets at most 1 MB back (-604001 past it), so the house refuses in words before that. */
const MAX_ANSWER_BYTES = 1_000_000

/** Door 1: the entry of one engine's cloud function. `dispatch` connects on the first call and is kept by the instance. */
export const functionDoor =
  (engine: string, dispatch: () => Promise<Dispatch>, log: (entry: object) => void) =>
  async (event: FunctionEvent): Promise<Answer> => {
    const { openid, unionid } = readWeChatCaller()
    const answer = await (await dispatch())({
      engine,
      operation: typeof event.operation === 'string' ? event.operation : '',
      input: event.input,
      ...(typeof event.key === 'string' && { key: event.key }),
      credential: openid ? { kind: 'wechat', openid, ...(unionid && { unionid }) } : { kind: 'none' },
      address: 'function',
    })
    if (!answer.ok) {
      log({
        engine,
        operation: event.operation,
        code: answer.refusal.code,
        ...(answer.error instanceof Error && { error: answer.error.name, stack: answer.error.stack }),
      })
      return { ok: false, refusal: answer.refusal }
    }
    if (Buffer.byteLength(JSON.stringify(answer.output)) > MAX_ANSWER_BYTES) {
      return { ok: false, refusal: refusalBody(refuse('TOO_LARGE')) }
    }
    return answer
  }
