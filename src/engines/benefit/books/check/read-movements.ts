import type { Scan } from '../../store/scan'
import { hashMovements } from '../chain'
import { fingerprint } from './fingerprint'
import { addTo } from './findings'

export interface DaySum {
  uses: number
  undos: number
  amount: number
  /** Payer → fen. */
  byPayer: Map<string, number>
  /** SHA-256 over the day's movements. */
  hash: string
}

/** Everything that was taken and undone, by merchant and day. */
export const readMovements = async (scan: Scan) => {
  const byDay = new Map<string, DaySum>()
  const moved = fingerprint()
  const usedEach = fingerprint()
  const byCampaign = new Map<string, number>()
  let count = 0
  let current:
    | { readonly key: string; readonly sum: DaySum; readonly lines: ReturnType<typeof hashMovements> }
    | undefined
  const end = (): void => {
    if (current) byDay.set(current.key, { ...current.sum, hash: current.lines.end() })
  }
  for await (const movement of scan.movements()) {
    count += 1
    const key = `${movement.merchantId}:${movement.day}`
    if (current?.key !== key) {
      end()
      const sum = { uses: 0, undos: 0, amount: 0, byPayer: new Map<string, number>(), hash: '' }
      current = { key, sum, lines: hashMovements() }
    }
    const fen = movement.what === 'use' ? movement.amount : -movement.amount
    current.lines.add(movement)
    current.sum[movement.what === 'use' ? 'uses' : 'undos'] += 1
    current.sum.amount += fen
    addTo(current.sum.byPayer, movement.payerId, fen)
    addTo(byCampaign, movement.campaignId, fen)
    moved.add(movement._id, movement.amount)
    usedEach.add(movement.couponId, fen)
  }
  end()
  return { byDay, byCampaign, moved: moved.value(), usedEach: usedEach.value(), count }
}
