import { z } from 'zod'
import type { PhoneLine } from '../../engines/hotline/ports'
import { refuse } from '../../kernel/refusal'

export interface LineOptions {
  readonly url: string
  readonly key: string
  readonly timeoutMs?: number
}

const Page = z.object({
  calls: z
    .array(
      z.object({
        id: z.string().min(1).max(64),
        /** Empty when the number was withheld. */
        from: z.string().max(20),
        to: z.string().min(1).max(20),
        beganAt: z.iso.datetime(),
        result: z.enum(['answered', 'unanswered', 'busy', 'abandoned']),
      }),
    )
    .max(100),
  next: z.string().min(1).max(64),
})

/** The report of a telephone line: `GET url?after=POSITION` with a bearer key, answered by at most 100 calls that ended since and
 *  the position after them. Switchboards differ; a small relay in front of one speaks this. Somebody who hung up before
 *  anybody answered, and a busy line, were not answered. */
export const createHttpLine = ({ url, key, timeoutMs = 3_000 }: LineOptions): PhoneLine => ({
  callsSince: async (position) => {
    const from = new URL(url)
    if (position !== undefined) from.searchParams.set('after', position)
    const page = await fetch(from, {
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
      headers: { authorization: `Bearer ${key}` },
    })
      .then(async (response) => (response.ok ? Page.safeParse(await response.json()).data : undefined))
      // The cause may hold addresses and numbers: neither goes further.
      .catch(() => undefined)
    if (!page) throw refuse('VENDOR_AWAY', { retryAfter: 60 })
    return {
      next: page.next,
      calls: page.calls.map(({ id, from: number, to, beganAt, result }) => ({
        lineCallId: id,
        ...(number !== '' && { from: number }),
        to,
        beganAt: new Date(beganAt),
        answered: result === 'answered',
      })),
    }
  },
})
