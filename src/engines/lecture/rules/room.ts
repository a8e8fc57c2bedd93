import type { HandlerOutput } from '../../../kernel/contract'
import type { lecture } from '../contract'

export type RoomHead = HandlerOutput<(typeof lecture)['openRoom']>['room']
export type RoomEntry = RoomHead['tail'][number]
export type RoomState = HandlerOutput<(typeof lecture)['readRoom']>['room']
export type LectureState = RoomState['state']

/** Entries in one immutable segment of a room. */
export const SEGMENT_SIZE = 8
/** Most entries that one look returns. */
export const STRETCH = 32

/** First and last position of what is asked for, both included; undefined when there is nothing. */
export const stretchOf = (
  last: number,
  asked: { readonly after?: number | undefined; readonly before?: number | undefined },
): { from: number; to: number } | undefined => {
  const top = asked.before === undefined ? last : Math.min(last, asked.before - 1)
  const from = asked.after === undefined ? Math.max(1, top - STRETCH + 1) : asked.after + 1
  const to = Math.min(top, from + STRETCH - 1)
  return from <= to ? { from, to } : undefined
}

/** The sealed segments that a stretch touches; the rest of it lies in the tail. */
export const segmentsOf = (stretch: { from: number; to: number }, sealed: number): number[] => {
  const first = Math.ceil(stretch.from / SEGMENT_SIZE)
  const final = Math.min(Math.ceil(stretch.to / SEGMENT_SIZE), sealed)
  return Array.from({ length: Math.max(0, final - first + 1) }, (_, index) => first + index)
}

/** On the air: segments are sent and questions answered. */
export const isOn = (state: LectureState): boolean => state === 'live' || state === 'closing'
/** Nothing more will be said. */
export const isOver = (state: LectureState): boolean => state === 'ended' || state === 'cancelled'
