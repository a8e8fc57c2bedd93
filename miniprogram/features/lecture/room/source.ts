import { fetchPublic, hasPublicFiles } from '../../../platform/public-files'
import { readRoom, type OpenRoom, type RoomEntry, type RoomState } from '../api'
import { gaps, inOrder } from '../told'

export interface Where {
  readonly lectureId: string
  readonly share: string | undefined
  /** Of the room's plain files, and how many entries one of them holds. */
  readonly base: string
  readonly perFile: number
}
export interface Glance {
  readonly room: RoomState
  readonly last: number
  readonly came: readonly RoomEntry[]
}
type Head = OpenRoom['room']

const call = (where: Where, more: { after?: number; before?: number }) =>
  readRoom({
    lectureId: where.lectureId,
    ...(where.share === undefined ? {} : { share: where.share }),
    ...more,
  })

/** How the room is now, with its newest entries: one plain GET that a cache answers, a call where there are only functions. */
export const glance = async (where: Where): Promise<Glance> => {
  if (hasPublicFiles) {
    const head = await fetchPublic<Head>(`${where.base}/head`)
    return { room: head, last: head.last, came: head.tail }
  }
  const { room, last, items } = await call(where, {})
  return { room, last, came: items }
}

/** Brings whatever is missing between `from` and `last`, stretch by stretch, each handed over as it comes: what arrived before the
 *  network went is kept. */
export const fill = async (
  where: Where,
  have: readonly RoomEntry[],
  from: number,
  last: number,
  onCame: (came: readonly RoomEntry[]) => void,
): Promise<void> => {
  if (hasPublicFiles) {
    const files = [...new Set(gaps(have, from, last).map((position) => Math.ceil(position / where.perFile)))]
    for (const file of files)
      onCame((await fetchPublic<{ items: RoomEntry[] }>(`${where.base}/segments/${file}`)).items)
    return
  }
  let heard = inOrder(have, from).at(-1)?.position ?? from - 1
  while (heard < last) {
    const { items } = await call(where, { after: heard })
    const end = items.at(-1)?.position
    if (end === undefined || end <= heard) return
    onCame(items)
    heard = end
  }
}
