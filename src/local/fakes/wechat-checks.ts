import type { FakeCall, FakeReply } from './http'

/** Words by which a test or a demo asks for a verdict. */
export const RISKY_SAMPLE = '违法样例'
export const REVIEW_SAMPLE = '待审样例'

const TWO_HOURS = 7_200_000
const MINUTE = 60_000
const error = (errcode: number, errmsg: string): FakeReply => ({ json: { errcode, errmsg } })

/** WeChat's content checks with their limits: 2,500 characters, a person who was there within two hours (61010), 4,000
 *  texts and 2,000 pictures a minute (45009), a picture of at most 1 MB that is JPEG, PNG or GIF. */
export const createCheckDesk = (now: () => number, alwaysHere: readonly string[]) => {
  const seen = new Map<string, number>()
  const calls = { text: [] as number[], picture: [] as number[] }
  const limits = { text: 4000, picture: 2000 }
  const tooOften = (kind: 'text' | 'picture'): boolean => {
    calls[kind] = calls[kind].filter((at) => at > now() - MINUTE)
    calls[kind].push(now())
    return calls[kind].length > limits[kind]
  }
  const isHere = (openid: string): boolean =>
    alwaysHere.includes(openid) || (seen.get(openid) ?? Number.NEGATIVE_INFINITY) > now() - TWO_HOURS

  return {
    /** The person is in the mini-program now. */
    saw: (openid: string): void => {
      seen.set(openid, now())
    },
    limit: (kind: 'text' | 'picture', perMinute: number): void => {
      limits[kind] = perMinute
    },
    text: ({ body }: FakeCall): FakeReply => {
      if (tooOften('text')) return error(45009, 'reach max api minute quota limit')
      const { content, version, scene, openid } = (body ?? {}) as Record<string, unknown>
      if (typeof content !== 'string' || version !== 2 || ![1, 2, 3, 4].includes(Number(scene)))
        return error(47001, 'data format error')
      if ([...content].length > 2500) return error(45002, 'content size out of limit')
      if (typeof openid !== 'string' || openid === '') return error(40003, 'invalid openid')
      if (!isHere(openid)) return error(61010, 'code is expired')
      const suggest = content.includes(RISKY_SAMPLE)
        ? 'risky'
        : content.includes(REVIEW_SAMPLE)
          ? 'review'
          : 'pass'
      return {
        json: {
          errcode: 0,
          errmsg: 'ok',
          result: { suggest, label: suggest === 'pass' ? 100 : 20_002 },
          detail: [],
          trace_id: `trace_${now()}`,
        },
      }
    },
    /** Risky when the sample's bytes are in the file. */
    picture: ({ raw }: FakeCall): FakeReply => {
      if (tooOften('picture')) return error(45009, 'reach max api minute quota limit')
      const type = /content-type: ([\w/]+)/i.exec(raw.toString('latin1'))?.[1] ?? ''
      if (!['image/jpeg', 'image/png', 'image/gif'].includes(type)) return error(40006, 'invalid media type')
      if (raw.length > 1_000_500) return error(40006, 'invalid meida size')
      return raw.includes(RISKY_SAMPLE) ? error(87014, 'risky content') : error(0, 'ok')
    },
  }
}
