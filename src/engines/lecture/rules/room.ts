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

/** On the air: segments are sent and questions answered. */
export const isOn = (state: LectureState): boolean => state === 'live' || state === 'closing'
/** Nothing more will be said. */
export const isOver = (state: LectureState): boolean => state === 'ended' || state === 'cancelled'
