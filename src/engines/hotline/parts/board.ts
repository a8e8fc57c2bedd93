import { refuse } from '../../../kernel/refusal'
import { after, DAY, shanghaiDay } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import type { Loaders } from '../loaders'
import { merged, type Stretch } from '../rules/promise/due-time'
import {
  createCatalogueStore,
  type AdviserDoc,
  type CatalogueStore,
  type DeskDoc,
  type ServiceDoc,
} from '../store/catalogue'
import { createRosterStore, type RosterStore, type ShiftDoc } from '../store/roster'

/** How far ahead shifts are planned. */
export const HORIZON_DAYS = 92

/** One service with its desks, its people and all shifts from yesterday to the horizon. */
export interface Board {
  readonly service: ServiceDoc
  readonly desks: ReadonlyMap<string, DeskDoc>
  readonly advisers: ReadonlyMap<string, AdviserDoc>
  /** By beginning. */
  readonly shifts: readonly ShiftDoc[]
  /** Those that a moment may lie in, night shifts that began the day before among them. */
  readonly around: (at: Date) => readonly ShiftDoc[]
}

interface Needs {
  readonly unit: Pick<Unit, 'db' | 'clock' | 'options'>
  readonly catalogue: CatalogueStore
  readonly roster: RosterStore
  readonly loaders: Pick<Loaders, 'rosterVersion'>
}

interface Kept {
  readonly version: number
  readonly day: string
  readonly board: Promise<Board>
}

/** A roster changes some times a week and is read at every look: what was read stays until the version says otherwise. */
const kept = new WeakMap<object, Map<string, Kept>>()

/** The board of a service; refuses with NOT_FOUND. One small read while nothing has changed; many who ask at once read once.
 *  A transaction takes what is kept for the version that it sees, so it reads some thousand shifts only when it is the one
 *  that changes them. */
export const boardOf = async (needs: Needs, serviceId: string): Promise<Board> => {
  const version = await versionOf(needs, serviceId)
  const known = knownBoard(needs, serviceId, version)
  if (known) return known
  if (!needs.unit.options.session) return keepBoard(needs, serviceId, version)
  // Read beside the transaction, for everybody; a roster that this transaction has changed is its own until it commits.
  const beside = withoutSession(needs)
  const committed = await versionOf(beside, serviceId)
  if (committed !== version) return freshBoard(needs, serviceId)
  return knownBoard(needs, serviceId, version) ?? keepBoard(beside, serviceId, version)
}

/** People who look at the same moment share one read. */
const versionOf = async ({ unit, roster, loaders }: Needs, serviceId: string): Promise<number> =>
  (unit.options.session
    ? (await roster.versionsOf([serviceId])).get(serviceId)
    : await loaders.rosterVersion(serviceId)) ?? 0

const withoutSession = ({ unit, loaders }: Needs): Needs => {
  const outside = { db: unit.db, clock: unit.clock, options: {} }
  return {
    unit: outside,
    loaders,
    catalogue: createCatalogueStore(outside),
    roster: createRosterStore(outside),
  }
}

const boardsOf = ({ unit: { db } }: Needs): Map<string, Kept> => {
  const boards = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, boards)
  return boards
}

const knownBoard = (needs: Needs, serviceId: string, version: number): Promise<Board> | undefined => {
  const known = boardsOf(needs).get(serviceId)
  return known?.version === version && known.day === shanghaiDay(needs.unit.clock.now())
    ? known.board
    : undefined
}

const keepBoard = (needs: Needs, serviceId: string, version: number): Promise<Board> => {
  const board = freshBoard(needs, serviceId)
  const entry = { version, day: shanghaiDay(needs.unit.clock.now()), board }
  const boards = boardsOf(needs)
  boards.set(serviceId, entry)
  board.catch(() => boards.get(serviceId) === entry && boards.delete(serviceId))
  return board
}

/** Read anew, for whoever is changing the roster in the same transaction. */
export const freshBoard = async (
  { unit, catalogue, roster }: Omit<Needs, 'loaders'>,
  serviceId: string,
): Promise<Board> => {
  const now = unit.clock.now()
  const service = await catalogue.service(serviceId)
  if (!service) throw refuse('NOT_FOUND')
  const desks = await catalogue.desksOf([serviceId])
  const people = await catalogue.advisersOf(serviceId)
  const shifts = await roster.shiftsOf(serviceId, after(now, -DAY), after(now, (HORIZON_DAYS + 1) * DAY))
  return {
    service,
    desks: new Map(desks.map((desk) => [desk._id, desk])),
    advisers: new Map(people.map((adviser) => [adviser._id, adviser])),
    shifts,
    around: byDay(shifts),
  }
}

const byDay = (shifts: readonly ShiftDoc[]): Board['around'] => {
  const days = new Map<string, ShiftDoc[]>()
  for (const shift of shifts) {
    const day = days.get(shift.day)
    if (day) day.push(shift)
    else days.set(shift.day, [shift])
  }
  return (at) => [shanghaiDay(after(at, -DAY)), shanghaiDay(at)].flatMap((day) => days.get(day) ?? [])
}

/** A shift that somebody works. */
export type MannedShift = ShiftDoc & { adviserId: string }

const isManned =
  (board: Board) =>
  (shift: ShiftDoc): shift is MannedShift =>
    shift.adviserId !== undefined && board.advisers.has(shift.adviserId)

/** Whoever answers the phone or the chat; a service without a chat desk has its chats answered by the phone's. */
export const dutyShifts = (board: Board, kind: 'phone' | 'chat'): MannedShift[] => {
  const hasChat = board.shifts.some(({ deskKind }) => deskKind === 'chat')
  const wanted = kind === 'chat' && hasChat ? 'chat' : 'phone'
  return board.shifts.filter(({ deskKind }) => deskKind === wanted).filter(isManned(board))
}

export const dutyNow = (board: Board, kind: 'phone' | 'chat', now: Date): MannedShift[] =>
  dutyShifts(board, kind).filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)

export const dutyStretches = (board: Board, kind: 'phone' | 'chat'): Stretch[] =>
  merged(dutyShifts(board, kind))

/** Who could step in now, in order, nobody twice. */
export const standbyNow = (board: Board, now: Date): string[] => [
  ...new Set(
    board.shifts
      .filter(({ deskKind, startsAt, endsAt }) => deskKind === 'phone' && startsAt <= now && now < endsAt)
      .flatMap(({ standbyIds }) => standbyIds)
      .filter((adviserId) => board.advisers.has(adviserId)),
  ),
]

export const matterOf = (service: ServiceDoc, matterId: string | undefined) => {
  const matter =
    matterId === undefined ? service.matters[0] : service.matters.find((one) => one.matterId === matterId)
  if (!matter) throw refuse('NOT_FOUND')
  return matter
}
