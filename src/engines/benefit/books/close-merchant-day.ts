import { closed, due } from '../rules/accounts'
import type { Services } from '../services'
import { linkId, type LinkDoc } from '../store/ledger'
import { hashLink, hashMovements } from './chain'

interface Sum {
  uses: number
  undos: number
  amount: number
}

const sumIn = <K>(sums: Map<K, Sum>, key: K): Sum => {
  const sum = sums.get(key) ?? { uses: 0, undos: 0, amount: 0 }
  sums.set(key, sum)
  return sum
}

/** Ends one day of a merchant: its tills take nothing more, its movements are hashed into the merchant's chain, and what
 *  is due moves to what is to be paid. Runs in a transaction; a day that is closed stays as it is and gives undefined. */
export const closeMerchantDay = async (
  { days, movements, ledger, clock }: Services,
  merchantId: string,
  day: string,
  closedBy: string,
): Promise<LinkDoc | undefined> => {
  if ((await days.get(merchantId, day))?.state === 'closed') return undefined
  const lines = hashMovements()
  const total: Sum = { uses: 0, undos: 0, amount: 0 }
  const payers = new Map<string, Sum>()
  const campaigns = new Map<string, { payerId: string; amount: number }>()
  for await (const movement of movements.ofDay(merchantId, day)) {
    lines.add(movement)
    const fen = movement.what === 'use' ? movement.amount : -movement.amount
    for (const sum of [total, sumIn(payers, movement.payerId)]) {
      sum.amount += fen
      sum[movement.what === 'use' ? 'uses' : 'undos'] += 1
    }
    const campaign = campaigns.get(movement.campaignId) ?? { payerId: movement.payerId, amount: 0 }
    campaigns.set(movement.campaignId, { ...campaign, amount: campaign.amount + fen })
  }
  const last = await ledger.lastLink(merchantId)
  const number = (last?.number ?? 0) + 1
  const byPayer = [...payers].map(([orgId, sum]) => ({ orgId, ...sum }))
  const now = clock.now()
  const content = {
    ...{ _id: linkId(merchantId, number), merchantId, number, day, ...total },
    byPayer: byPayer.map(({ orgId, amount }) => ({ orgId, amount })),
    ...{ movements: lines.end(), previous: last?.hash ?? '', closedAt: now, closedBy },
  }
  const link = { ...content, hash: hashLink(content) }
  await ledger.addLink(link)
  await days.close(merchantId, day, link._id, {
    byPayer,
    byCampaign: [...campaigns].map(([campaignId, one]) => ({ campaignId, ...one })),
  })
  await ledger.post({
    _id: `close:${link._id}`,
    kind: 'close',
    at: now,
    count: total.uses + total.undos,
    lines: byPayer.flatMap(({ orgId, amount }) => [
      { account: due(merchantId, orgId), fen: -amount },
      { account: closed(merchantId, orgId), fen: amount },
    ]),
  })
  return link
}
