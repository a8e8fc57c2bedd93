import { z } from 'zod'
import { refuse } from '../../kernel/refusal'
import { after, MINUTE, SECOND, type Clock } from '../../kernel/time'
import { BUSY, errorCodeOf, isTokenError, readReply } from './reply'

export interface WechatApp {
  /** `https://api.weixin.qq.com`, or the address of a fake. */
  readonly base: string
  readonly appId: string
  readonly secret: string
  readonly clock: Clock
  /** A person waits for this, so no longer than 3 s unless told. */
  readonly timeoutMs?: number
}

/** Calls of one app's open API. Answers are the parsed JSON, whatever it says; refuses with VENDOR_AWAY when there is
 *  none in time. */
export interface WechatApi {
  readonly app: WechatApp
  get(path: string, query: Readonly<Record<string, string>>): Promise<unknown>
  /** With the access token; a token that WeChat no longer takes is replaced once. */
  post(path: string, query: Readonly<Record<string, string>>, body: unknown): Promise<unknown>
  /** One file as a form, otherwise as `post`. */
  upload(path: string, field: string, bytes: Uint8Array, contentType: string): Promise<unknown>
}

const TIMEOUT_MS = 3_000
const Token = z.object({ access_token: z.string().min(1).max(1024), expires_in: z.number().positive() })

export const createWechatApi = (app: WechatApp): WechatApi => {
  const send = async (
    path: string,
    query: Readonly<Record<string, string>>,
    body?: unknown,
  ): Promise<unknown> => {
    const url = new URL(path, app.base)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    try {
      const response = await fetch(url, {
        signal: AbortSignal.timeout(app.timeoutMs ?? TIMEOUT_MS),
        redirect: 'error',
        ...(body instanceof FormData
          ? { method: 'POST', body }
          : body !== undefined && {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(body),
            }),
      })
      if (!response.ok) throw refuse('VENDOR_AWAY', { retryAfter: 10 })
      return await response.json()
    } catch {
      // Neither the address nor the cause is passed on: the address holds the secret.
      throw refuse('VENDOR_AWAY', { retryAfter: 10 })
    }
  }

  const patient = async (once: () => Promise<unknown>): Promise<unknown> => {
    const reply = await once()
    return errorCodeOf(reply) === BUSY ? once() : reply
  }

  const tokens = createTokenKeeper(app, send)

  const post = (path: string, query: Readonly<Record<string, string>>, body: unknown): Promise<unknown> =>
    patient(async () => {
      const token = await tokens.current()
      const reply = await send(path, { ...query, access_token: token }, body)
      if (!isTokenError(reply)) return reply
      tokens.forget(token)
      return send(path, { ...query, access_token: await tokens.current() }, body)
    })

  return {
    app,
    get: (path, query) => patient(() => send(path, query)),
    post,
    upload: (path, field, bytes, contentType) => {
      const form = new FormData()
      form.set(field, new Blob([Uint8Array.from(bytes)], { type: contentType }), field)
      return post(path, {}, form)
    },
  }
}

/** `stable_token` gives every process the same token until it nears its end, so instances do not end each other's. */
const createTokenKeeper = (
  app: WechatApp,
  send: (path: string, query: Record<string, string>, body: unknown) => Promise<unknown>,
) => {
  let kept: { token: string; until: Date } | undefined
  let asking: Promise<string> | undefined

  const ask = async (): Promise<string> => {
    const reply = await send(
      '/cgi-bin/stable_token',
      {},
      {
        grant_type: 'client_credential',
        appid: app.appId,
        secret: app.secret,
        force_refresh: false,
      },
    )
    const { access_token, expires_in } = readReply(Token, reply)
    kept = { token: access_token, until: after(app.clock.now(), expires_in * SECOND - 5 * MINUTE) }
    return access_token
  }

  return {
    current: (): Promise<string> => {
      if (kept && kept.until > app.clock.now()) return Promise.resolve(kept.token)
      asking ??= ask().finally(() => {
        asking = undefined
      })
      return asking
    },
    /** Only the token that failed: a newer one may have come meanwhile. */
    forget: (token: string): void => {
      if (kept?.token === token) kept = undefined
    },
  }
}
