import type { Pack } from './api'

export interface Bundle {
  readonly broadcastId: string
  readonly first: Pack
  readonly packs: readonly Pack[]
}

/** Packs of one broadcast together, in the order in which they came: what is said once, then every group it goes to. */
export const byBroadcast = (packs: readonly Pack[]): Bundle[] => {
  const bundles = new Map<string, Pack[]>()
  for (const pack of packs) {
    const broadcastId = pack.packId.slice(0, pack.packId.lastIndexOf(':'))
    bundles.set(broadcastId, [...(bundles.get(broadcastId) ?? []), pack])
  }
  return [...bundles].flatMap(([broadcastId, own]) => {
    const [first] = own
    return first === undefined ? [] : [{ broadcastId, first, packs: own }]
  })
}
