import type { AdviserDoc, DeskDoc, PlaceDoc } from '../store/catalogue'
import type { Board } from './board'

export const adviserCard = (adviser: AdviserDoc) => ({
  adviserId: adviser._id,
  name: adviser.name,
  kind: adviser.kind,
  ...(adviser.portrait !== undefined && { portrait: adviser.portrait }),
  qualifications: adviser.qualifications,
  goodAt: adviser.goodAt,
  languages: adviser.languages,
})

/** 王示范律师, 周举例老师. */
export const titled = (adviser: Pick<AdviserDoc, 'name' | 'kind'>): string =>
  `${adviser.name}${adviser.kind === 'lawyer' ? '律师' : '老师'}`

export const placeCard = (place: PlaceDoc) => ({ ...place })

const WAY_OF = { window: 'window', counselling: 'room', phone: 'phone', visit: 'visit' } as const

/** Which kind of desk serves a way. */
export const DESK_OF = { window: 'window', room: 'counselling', phone: 'phone', visit: 'visit' } as const

export const serviceCard = ({ service, desks, advisers }: Omit<Board, 'shifts' | 'around'>) => {
  const active = [...desks.values()].filter((desk) => desk.active)
  const people = [...advisers.values()]
  const each = <T>(values: readonly (T | undefined)[]): T[] => [
    ...new Set(values.filter((value) => value !== undefined)),
  ]
  return {
    serviceId: service._id,
    name: service.name,
    kind: service.kind,
    phone: service.phone,
    hours: service.hours,
    matters: service.matters,
    ways: each(active.map(({ kind }) => (kind in WAY_OF ? WAY_OF[kind as keyof typeof WAY_OF] : undefined))),
    places: service.places.map(placeCard),
    purposes: each(active.map(({ purpose }) => purpose)),
    languages: each(people.flatMap(({ languages }) => languages)),
    daysAhead: service.daysAhead,
    changeUntilMinutes: service.changeUntilMinutes,
    callbackMinutes: service.callbackMinutes,
    chatMinutes: service.chatMinutes,
  }
}

export const deskName = (desk: Pick<DeskDoc, 'kind' | 'name'> | undefined): string =>
  desk === undefined || desk.kind === 'phone' ? '电话' : desk.name
