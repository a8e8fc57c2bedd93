import { randomBytes } from 'node:crypto'
import { issueToken } from '../../../src/engines/membership/identify'
import { createSigner } from '../../../src/kernel/signer'
import { postAll, type PostResult } from './post-all'

/** People `from` … `from + people - 1` claim once each, of the campaigns in turn. */
export interface ClaimJob {
  readonly kind: 'claim'
  readonly port: number
  readonly connections: number
  /** Base64 of the key that signs tokens. */
  readonly signKey: string
  readonly from: number
  readonly people: number
  readonly campaignIds: readonly string[]
}

/** Tickets that are redeemed once each, by the cashier whose account is named. */
export interface RedeemJob {
  readonly kind: 'redeem'
  readonly port: number
  readonly connections: number
  readonly signKey: string
  readonly tickets: readonly { readonly accountId: string; readonly ticket: string }[]
}

const post = (path: string, token: string, content: object): string => {
  const body = JSON.stringify(content)
  return [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    `authorization: Bearer ${token}`,
    `idempotency-key: ${randomBytes(12).toString('hex')}`,
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}

const work = (job: ClaimJob | RedeemJob): Promise<PostResult> => {
  const clock = { now: () => new Date() }
  const signer = createSigner(Buffer.from(job.signKey, 'base64'), clock)
  const tokenOf = (accountId: string): string =>
    issueToken({ signer, clock }, { _id: accountId, generation: 0 }).token
  if (job.kind === 'redeem') {
    const tokens = job.tickets.map(({ accountId }) => tokenOf(accountId))
    return postAll({ ...job, count: job.tickets.length }, (at) =>
      post('/api/benefit/redeem', tokens[at] ?? '', { ticket: job.tickets[at]?.ticket, price: 20_000 }),
    )
  }
  const tokens = Array.from({ length: job.people }, (_, at) => tokenOf(`acc_${job.from + at}`))
  return postAll({ ...job, count: job.people }, (at) =>
    post('/api/benefit/claimCoupon', tokens[at] ?? '', {
      campaignId: job.campaignIds[at % job.campaignIds.length],
    }),
  )
}

process.on('message', (job: ClaimJob | RedeemJob) => {
  void work(job).then((result) => process.send?.(result))
})
