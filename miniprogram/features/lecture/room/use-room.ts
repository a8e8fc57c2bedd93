import { useCallback, useEffect, useRef, useState } from 'react'
import { now as clock } from '../../../platform/clock'
import { isRefusal } from '../../../platform/failures'
import { drafts, seen } from '../../../platform/storage'
import { useLoaded, type Loaded } from '../../../ui/use-loaded'
import { openRoom, type OpenRoom, type RoomEntry, type RoomState } from '../api'
import { inOrder, told } from '../told'
import { useWatch } from '../use-watch'
import { fill, glance, type Where } from './source'

/** Where this reader began, and the last entry that stood on the screen. Kept on the device. */
interface Place {
  readonly from: number
  readonly heard: number
}
/** `ahead`: the server's clock before this device's, in milliseconds. */
export type Opened = OpenRoom & { readonly ahead: number }
interface Kept {
  readonly room: RoomState
  readonly last: number
  readonly entries: readonly RoomEntry[]
}
/** Copies kept for reading without a network. */
const COPY = 80
/** Somebody who begins at now is given the last few, to know what it is about. */
const RECENT = 3

export interface Room {
  readonly opened: Loaded<Opened>
  readonly room: RoomState | undefined
  /** In order and without a hole, from where this reader began. */
  readonly entries: readonly RoomEntry[]
  readonly last: number
  /** Where reading begins; undefined: the person has not chosen yet. */
  readonly from: number | undefined
  /** The last entry of the visit before. */
  readonly heard: number
  readonly lost: boolean
  readonly begin: (where: 'start' | 'now') => void
  /** Entries before the first one shown. */
  readonly earlier: (() => void) | undefined
  readonly again: () => void
}

interface Address {
  readonly lectureId: string
  readonly groupId: string | undefined
  readonly share: string | undefined
}

/** A room: opened once, then watched by plain reads while it is on the screen. */
export const useRoom = ({ lectureId, groupId, share }: Address): Room => {
  const [kept, setKept] = useState<Kept | undefined>(() => seen.get<Kept>(`told:${lectureId}`)?.data)
  const [place, setPlace] = useState<Place | undefined>(() => drafts.get<Place>(`room:${lectureId}`))
  const [heard] = useState(place?.heard ?? 0)
  const now = useRef({ kept, place })
  useEffect(() => {
    now.current = { kept, place }
  })
  const take = useCallback((came: readonly RoomEntry[], more?: Omit<Kept, 'entries'>) => {
    setKept((before) => {
      const base = more ?? before
      return base === undefined
        ? before
        : { room: base.room, last: base.last, entries: told(before?.entries ?? [], came) }
    })
  }, [])
  const opened = useLoaded<Opened>(`room:${lectureId}`, async () => {
    const answer = await openRoom({
      lectureId,
      ...(groupId === undefined ? {} : { groupId }),
      ...(share === undefined ? {} : { share }),
    })
    // What came with the page is there before the first look.
    take(answer.room.tail, { room: answer.room, last: answer.room.last })
    return { ...answer, ahead: Date.parse(answer.now) - clock() }
  })

  const { data, state, reload } = opened
  const base = data?.path.base
  const perFile = data?.room.perSegment ?? 1
  const { lost, again } = useWatch(base !== undefined && state !== 'refused', async () => {
    if (base === undefined) return undefined
    const where: Where = { lectureId, share, base, perFile }
    try {
      const { room, last, came } = await glance(where)
      take(came, { room, last })
      const begun = now.current.place?.from
      const have = told(now.current.kept?.entries ?? [], came)
      if (begun !== undefined) await fill(where, have, begun, last, take)
      return room.pollSeconds * 1000
    } catch (failure) {
      // The signed path is over; a new one comes with the page.
      if (isRefusal(failure)) await reload()
      throw failure
    }
  })

  // What may be done here changes with the lecture: asking opens, closes.
  const phase = kept === undefined ? undefined : `${kept.room.state}:${String(kept.room.asking)}`
  const openedPhase = data === undefined ? undefined : `${data.room.state}:${String(data.room.asking)}`
  const asked = useRef<string>()
  useEffect(() => {
    if (phase === undefined || state !== 'ready' || phase === openedPhase || asked.current === phase) return
    asked.current = phase
    void reload()
  }, [phase, openedPhase, state, reload])

  const from = place?.from
  const entries = kept === undefined || from === undefined ? [] : inOrder(kept.entries, from)
  const end = entries.at(-1)?.position ?? 0
  useEffect(() => {
    if (from !== undefined && end > (now.current.place?.heard ?? 0)) {
      const at: Place = { from, heard: end }
      drafts.put(`room:${lectureId}`, at)
      setPlace(at)
    }
  }, [lectureId, from, end])
  useEffect(() => {
    if (kept !== undefined) seen.put(`told:${lectureId}`, { ...kept, entries: kept.entries.slice(-COPY) })
  }, [lectureId, kept])

  const last = kept?.last ?? 0
  const move = useCallback(
    (to: number) => {
      const at: Place = { from: Math.max(1, to), heard: now.current.place?.heard ?? 0 }
      drafts.put(`room:${lectureId}`, at)
      setPlace(at)
      now.current = { ...now.current, place: at }
      again()
    },
    [lectureId, again],
  )
  const begin = useCallback(
    (where: 'start' | 'now') => move(where === 'start' ? 1 : last - RECENT + 1),
    [last, move],
  )
  return {
    opened,
    room: kept?.room ?? data?.room,
    entries,
    last,
    from,
    heard,
    lost,
    begin,
    earlier: from === undefined || from <= 1 ? undefined : () => move(from - 24),
    again,
  }
}
