import { createHash } from 'node:crypto'
import type { LinkDoc } from '../store/ledger'
import type { MovementDoc } from '../store/movements'

/** What of a movement counts for a closed day. */
type Line = Pick<
  MovementDoc,
  '_id' | 'couponId' | 'campaignId' | 'shopId' | 'cashierId' | 'payerId' | 'amount' | 'at'
>

/** SHA-256 over the movements of a day, which come in the order of their ids. */
export const hashMovements = () => {
  const hash = createHash('sha256')
  return {
    add: ({ _id, couponId, campaignId, shopId, cashierId, payerId, amount, at }: Line): void => {
      hash.update(
        `${JSON.stringify([_id, couponId, campaignId, shopId, cashierId, payerId, amount, at.getTime()])}\n`,
      )
    },
    end: (): string => hash.digest('base64url'),
  }
}

/** SHA-256 over everything that a link says, the hash of the link before it included. */
export const hashLink = (link: Omit<LinkDoc, 'hash'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        link._id,
        link.merchantId,
        link.number,
        link.day,
        link.uses,
        link.undos,
        link.amount,
        link.byPayer.map(({ orgId, amount }) => [orgId, amount]),
        link.movements,
        link.previous,
        link.closedAt.getTime(),
        link.closedBy,
      ]),
    )
    .digest('base64url')
