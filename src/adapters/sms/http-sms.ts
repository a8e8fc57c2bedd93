import { z } from 'zod'
import type { Texts } from '../../engines/hotline/ports'
import type { Sms } from '../../engines/membership/ports'
import { refuse } from '../../kernel/refusal'

export interface SmsOptions {
  /** Where messages are handed in; absent: text messages are switched off. */
  readonly url?: string | undefined
  readonly key: string
  readonly timeoutMs?: number
}

const Reply = z.object({ accepted: z.literal(true) })

/** A plain text-message gateway: `POST url` with `{ phone, template, params }` and a bearer key, answered by
 *  `{ accepted: true }`. Vendors differ; a small relay in front of one speaks this. No text is sent, only the name of a
 *  template and its values, as mainland vendors want it. */
const senderOf =
  ({ url, key, timeoutMs = 3_000 }: SmsOptions) =>
  async (phone: string, template: string, params: Readonly<Record<string, string>>): Promise<void> => {
    if (url === undefined) throw refuse('VENDOR_AWAY', { message: '现在发不了短信，请用微信手机号' })
    const accepted = await fetch(url, {
      method: 'POST',
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ phone, template, params }),
    })
      .then(async (response) => response.ok && Reply.safeParse(await response.json()).success)
      // The cause may hold the address and the number: neither goes further.
      .catch(() => false)
    if (!accepted) throw refuse('VENDOR_AWAY', { message: '短信没有发出去，过一会儿再试', retryAfter: 60 })
  }

export const createHttpSms = (options: SmsOptions): Sms => {
  const send = senderOf(options)
  return {
    sendCode: ({ phone, code, minutes }) => send(phone, 'code', { code, minutes: String(minutes) }),
    sendNotice: ({ phone, about }) => send(phone, about, {}),
  }
}

/** Text messages of the hotline through the same gateway: a time or a link, never what a case is about. */
export const createHttpTexts = (options: SmsOptions): Texts => {
  const send = senderOf(options)
  return { send: ({ phone, template, params }) => send(phone, template, params) }
}
