import { z } from 'zod'
import { serveFake } from './http'
import { createMoods, type Mood } from './moods'

const Message = z.object({
  phone: z.string().regex(/^1[3-9]\d{9}$/),
  template: z.string().min(1).max(40),
  params: z.record(z.string(), z.string()),
})

export interface SentMessage extends z.output<typeof Message> {
  readonly at: number
}

export interface FakeSmsOptions {
  readonly port?: number
  readonly key: string
  readonly now?: () => number
  /** Where the local cloud shows what would have been sent. */
  readonly log?: (line: string) => void
}

/** Templates that were filed with the vendor, and the values each one takes; anything else is sent back. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  code: ['code', 'minutes'],
  rebind: [],
  booking: ['when'],
  rebook: ['when'],
  callback: ['when'],
  unreached: [],
  waitlist: ['when', 'until'],
  claim: ['link'],
}
/** Vendors cut or refuse longer values; a link may be longer. */
const LONGEST_VALUE = 35
const LONGEST_LINK = 500

const isFiled = (template: string, params: Readonly<Record<string, string>>): boolean => {
  const wanted = TEMPLATES[template]
  const names = Object.keys(params)
  return (
    wanted !== undefined &&
    names.length === wanted.length &&
    wanted.every((name) => {
      const length = [...(params[name] ?? '')].length
      return length > 0 && length <= (name === 'link' ? LONGEST_LINK : LONGEST_VALUE)
    })
  )
}

const KEPT = 200
const HOUR = 3_600_000
/** Mainland gateways stop at about this many to one number in an hour. */
const PER_HOUR = 10

/** A text-message gateway that sends nothing and keeps what it was given: `GET /sent`, newest first. */
export const startFakeSms = async ({ port, key, now = Date.now, log }: FakeSmsOptions) => {
  const sent: SentMessage[] = []
  const moods = createMoods()
  const server = await serveFake((call) => {
    if (call.path === '/sent') return { json: { items: [...sent].reverse() } }
    if (call.path !== '/send') return { json: { accepted: false, reason: 'unknown path' }, status: 404 }
    return moods.run('/send', () => {
      if (call.authorization !== `Bearer ${key}`)
        return { json: { accepted: false, reason: 'key' }, status: 401 }
      const message = Message.safeParse(call.body)
      if (!message.success) return { json: { accepted: false, reason: 'shape' }, status: 400 }
      const { phone, template, params } = message.data
      if (!isFiled(template, params)) return { json: { accepted: false, reason: 'template' } }
      const lately = sent.filter((one) => one.phone === phone && one.at > now() - HOUR)
      if (lately.length >= PER_HOUR) return { json: { accepted: false, reason: 'too many to this number' } }
      sent.push({ phone, template, params, at: now() })
      sent.splice(0, Math.max(0, sent.length - KEPT))
      if (template !== 'code') log?.(`短信（没有真的发出）${phone}：模板 ${template}`)
      if (template === 'code') log?.(`短信（没有真的发出）${phone}：验证码 ${params['code'] ?? ''}`)
      if (template === 'claim') log?.(`短信（没有真的发出）${phone}：${params['link'] ?? ''}`)
      return { json: { accepted: true } }
    })
  }, port)
  return {
    url: `${server.url}/send`,
    close: server.close,
    sent: (): readonly SentMessage[] => sent,
    mood: (mood: Mood): void => moods.set('/send', mood),
    calm: (): void => moods.clear(),
  }
}

export type FakeSms = Awaited<ReturnType<typeof startFakeSms>>
