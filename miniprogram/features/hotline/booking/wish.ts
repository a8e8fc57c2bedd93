import type { DayItem, SlotItem } from '../../../ui/days'
import type { Booking, FreeDay, Service, Slot, Way, Wish } from '../api'
import { dayStart, timeOf, weekOf } from '../when'
import { words } from '../words'

const ORDER: readonly Way[] = ['window', 'room', 'visit', 'phone']

/** The ways of a service as they are offered: in person first. */
export const waysOf = (service: Service): Way[] => ORDER.filter((way) => service.ways.includes(way))

/** What a service offers first: the first way, the first matter, nobody in particular. */
export const firstWish = (
  service: Service,
  given: { way?: string | undefined; adviserId?: string | undefined; same?: boolean },
): Wish => {
  const way = waysOf(service).find((one) => one === given.way) ?? waysOf(service)[0] ?? 'phone'
  const matterId = service.matters[0]?.matterId
  return {
    serviceId: service.serviceId,
    way,
    sameAsLast: given.same === true,
    ...(matterId === undefined ? {} : { matterId }),
    ...placeFor(service, way),
    ...(given.adviserId === undefined ? {} : { adviserId: given.adviserId }),
  }
}

/** The wish that finds another time for a booking: the same matter, way, place and adviser. */
export const wishLike = (service: Service, booking: Booking): Wish => {
  const matterId = service.matters.find(({ name }) => name === booking.matter)?.matterId
  return {
    serviceId: service.serviceId,
    way: booking.way,
    sameAsLast: false,
    adviserId: booking.adviser.adviserId,
    ...(matterId === undefined ? {} : { matterId }),
    ...(booking.place === undefined ? {} : { placeId: booking.place.placeId }),
  }
}

/** Only windows and rooms stand somewhere. */
export const isAtPlace = (way: Way): boolean => way === 'window' || way === 'room'

const placeFor = (service: Service, way: Way): { placeId?: string } => {
  const placeId = service.places[0]?.placeId
  return isAtPlace(way) && placeId !== undefined ? { placeId } : {}
}

/** Another way drops what only the old one had. */
export const withWay = (service: Service, wish: Wish, way: Way): Wish => {
  const { placeId: _place, purpose: _purpose, ...rest } = wish
  return { ...rest, way, ...placeFor(service, way) }
}

/** Sets or, with undefined, takes out one part of a wish. */
export const withPart = <Part extends 'placeId' | 'matterId' | 'adviserId' | 'language' | 'purpose'>(
  wish: Wish,
  part: Part,
  value: string | undefined,
): Wish => {
  const { [part]: _old, ...rest } = wish
  return (value === undefined ? rest : { ...rest, [part]: value }) as Wish
}

/** The strip of days; what is full or closed says so. `today`: the server's day. */
export const dayItems = (days: readonly FreeDay[], today: string | undefined): DayItem[] =>
  days.map(({ day, state, left }) => ({
    key: day,
    word: day === today ? '今天' : weekOf(dayStart(day)),
    number: String(Number(day.slice(8))),
    left: state === 'open' ? words.dayLeft(left) : state === 'full' ? words.dayFull : words.dayClosed,
    off: state !== 'open',
  }))

export interface Stretch {
  readonly head: string
  readonly slots: readonly SlotItem[]
}

/** The times of a day under 上午, 下午, 晚上. A slot is known by when it begins. */
export const stretches = (slots: readonly Slot[]): Stretch[] => {
  const parts = [words.morning, words.afternoon, words.evening] as const
  return parts.flatMap((head, part) => {
    const items = slots.filter(({ startsAt }) => partOf(startsAt) === part).map(slotItem)
    return items.length === 0 ? [] : [{ head, slots: items }]
  })
}

const partOf = (startsAt: string): number => {
  const time = timeOf(startsAt)
  return time < '12:00' ? 0 : time < '18:00' ? 1 : 2
}

const slotItem = ({ startsAt, left, slotId }: Slot): SlotItem => ({
  key: startsAt,
  time: timeOf(startsAt),
  left: slotId === undefined ? words.slotFull : words.slotLeft(left),
  off: slotId === undefined,
})
