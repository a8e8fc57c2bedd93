import { z } from 'zod'

/** The only place that reads the environment. Absent means the default of the real world; the local cloud fills in its own. */
const Base64Key = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.length === 32, 'must be 32 bytes in base64')

const Environment = z.object({
  /** `mongodb://…` of a replica set or sharded cluster. */
  MONGODB_URI: z.string().optional(),
  MONGODB_NAME: z.string().default('niangjiaren'),
  /** `keyId:base64,keyId:base64`; the first seals, the others still open. */
  DATA_KEYS: z
    .string()
    .optional()
    .transform((text) =>
      text?.split(',').map((pair) => {
        const [id = '', key = ''] = pair.split(/:(.*)/s)
        return { id, key: Base64Key.parse(key) }
      }),
    ),
  INDEX_KEY: Base64Key.optional(),
  SIGN_KEY: Base64Key.optional(),
  /** Where people reach door 2 from outside, for links in messages. */
  PUBLIC_URL: z.url().default('http://127.0.0.1:8127'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8127),
  HOST: z.string().default('127.0.0.1'),
  /** Where the container finds the h5 pages; without it beside its own folder. */
  PAGES_DIR: z.string().optional(),
  /** How many proxies in front are believed about a caller's address. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  WECHAT_API: z.url().default('https://api.weixin.qq.com'),
  WECOM_API: z.url().default('https://qyapi.weixin.qq.com'),
  WEAPP_APPID: z.string().default(''),
  WEAPP_SECRET: z.string().default(''),
  OFFICIAL_APPID: z.string().default(''),
  OFFICIAL_SECRET: z.string().default(''),
  OFFICIAL_AUTHORIZE: z.url().default('https://open.weixin.qq.com/connect/oauth2/authorize'),
  /** Where text messages are handed in; without it sending one is refused as "vendor away". */
  SMS_API: z.url().optional(),
  SMS_KEY: z.string().default(''),
  /** Where the telephone line reports its calls; without it the person says whether anybody answered. */
  LINE_API: z.url().optional(),
  LINE_KEY: z.string().default(''),
  /** A font file with Chinese letters for printed sheets; without it Debian's Noto Sans CJK, where it is. */
  PDF_FONT: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export type Environment = z.output<typeof Environment>

/** Reads and checks the environment; names every variable that is wrong, never its value. `unless` is what counts where
 *  nothing is said. */
export const readEnvironment = (
  source: Readonly<Record<string, string | undefined>> = process.env,
  unless: Readonly<Record<string, string>> = {},
): Environment => {
  const parsed = Environment.safeParse({ ...unless, ...source })
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`environment: ${wrong.join('; ')}`)
}

/** Who WeChat says is calling a cloud function: set anew for every event, so read anew.
 *  WX_CONTEXT_KEYS lists the variables that were set for this event (platform documentation of getWXContext). The address
 *  is WeChat's own word (WX_CLIENTIP, WX_CLIENTIPV6), for callers from elsewhere CloudBase's (TCB_SOURCE_IP). */
export const readWeChatCaller = (
  source: Readonly<Record<string, string | undefined>> = process.env,
): { openid?: string; unionid?: string; appid?: string; source?: string; address?: string } => {
  const named = new Set((source['WX_CONTEXT_KEYS'] ?? '').split(','))
  const value = (key: string): string | undefined => (named.has(key) && source[key] ? source[key] : undefined)
  const [openid, unionid, appid] = ['WX_OPENID', 'WX_UNIONID', 'WX_APPID'].map(value)
  const from = source['TCB_SOURCE']
  const address = value('WX_CLIENTIP') ?? value('WX_CLIENTIPV6') ?? source['TCB_SOURCE_IP']
  return {
    ...(openid && { openid }),
    ...(unionid && { unionid }),
    ...(appid && { appid }),
    ...(from && { source: from }),
    ...(address && { address }),
  }
}
