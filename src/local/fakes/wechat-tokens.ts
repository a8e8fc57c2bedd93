import { randomBytes } from 'node:crypto'

const TWO_HOURS = 7_200_000

/** Access tokens of the apps: two hours each, and one for all who ask meanwhile, as `stable_token` has it. */
export const createTokenDesk = (now: () => number, apps: Readonly<Record<string, string>>) => {
  const tokens = new Map<string, { appId: string; until: number; revoked: boolean }>()
  const current = new Map<string, string>()
  let given = 0
  return {
    /** 40013 unknown app, 40125 wrong secret. */
    give: (appId: unknown, secret: unknown): unknown => {
      if (typeof appId !== 'string' || apps[appId] === undefined)
        return { errcode: 40013, errmsg: 'invalid appid' }
      if (apps[appId] !== secret) return { errcode: 40125, errmsg: 'invalid appsecret' }
      const old = current.get(appId)
      const kept = old === undefined ? undefined : tokens.get(old)
      if (old !== undefined && kept && !kept.revoked && kept.until > now()) {
        return { access_token: old, expires_in: Math.floor((kept.until - now()) / 1000) }
      }
      const token = randomBytes(32).toString('hex')
      given += 1
      tokens.set(token, { appId, until: now() + TWO_HOURS, revoked: false })
      current.set(appId, token)
      return { access_token: token, expires_in: TWO_HOURS / 1000 }
    },
    /** The app, or what WeChat says to a token it does not take. */
    check: (token: string | null): { appId: string } | { errcode: number; errmsg: string } => {
      const found = token === null ? undefined : tokens.get(token)
      if (!found) return { errcode: token === null ? 41001 : 40001, errmsg: 'invalid credential' }
      if (found.revoked) return { errcode: 40001, errmsg: 'access_token is invalid or not latest' }
      if (found.until <= now()) return { errcode: 42001, errmsg: 'access_token expired' }
      return { appId: found.appId }
    },
    /** As if somebody had reset the secret: every token ends early. */
    revokeAll: (): void => {
      for (const token of tokens.values()) token.revoked = true
    },
    /** How many tokens were made. */
    given: (): number => given,
  }
}

export type TokenDesk = ReturnType<typeof createTokenDesk>
