import { after, MINUTE } from '../../../kernel/time'
import type { Services } from '../services'

/** What a checked code stands for: this coupon as it was, at this shop, for this cashier, for five minutes. */
export interface CounterTicket {
  readonly couponId: string
  readonly uses: number
  readonly shopId: string
  readonly cashierId: string
}

const LIFE = 5 * MINUTE
const PURPOSE = 'benefit.ticket'
const SEAL = 'benefitTicket'

/** Sealed, because a coupon's id holds the id of the person; signed, because it expires. */
export const sealTicket = ({ unit, clock }: Pick<Services, 'unit' | 'clock'>, ticket: CounterTicket) => {
  const until = after(clock.now(), LIFE)
  const { k, v } = unit.vault.seal(
    JSON.stringify([ticket.couponId, ticket.uses, ticket.shopId, ticket.cashierId]),
    SEAL,
  )
  return { ticket: unit.signer.sign(PURPOSE, `${k} ${v}`, until), until }
}

export const openTicket = ({ unit }: Pick<Services, 'unit'>, ticket: string): CounterTicket | undefined => {
  const claim = unit.signer.verify(PURPOSE, ticket)
  const [k, v] = claim?.split(' ') ?? []
  if (k === undefined || v === undefined) return undefined
  const [couponId, uses, shopId, cashierId] = JSON.parse(unit.vault.open({ k, v }, SEAL)) as [
    string,
    number,
    string,
    string,
  ]
  return { couponId, uses, shopId, cashierId }
}
