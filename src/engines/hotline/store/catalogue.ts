import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'

/** Services, desks and people of the hotline: little, read all the time, changed by staff. */

export interface MatterDoc {
  matterId: string
  name: string
  minutes: number
  urgent: boolean
}

export interface PlaceDoc {
  placeId: string
  name: string
  address: string
  latitude?: number
  longitude?: number
}

export interface ServiceDoc {
  _id: string
  orgId: string
  orgPath: string[]
  name: string
  kind: 'law' | 'psychology'
  phone: string
  hours: string
  matters: MatterDoc[]
  places: PlaceDoc[]
  stepMinutes: number
  bufferMinutes: number
  daysAhead: number
  changeUntilMinutes: number
  callbackMinutes: number
  chatMinutes: number
  askAfterSeconds: number
  active: boolean
}

export type DeskKind = 'phone' | 'chat' | 'window' | 'counselling' | 'room' | 'visit'

export interface DeskDoc {
  _id: string
  serviceId: string
  orgPath: string[]
  kind: DeskKind
  name: string
  number?: number
  purpose?: string
  placeId?: string
  bufferMinutes?: number
  active: boolean
}

export interface AdviserDoc {
  _id: string
  memberId: string
  orgPath: string[]
  name: string
  kind: 'lawyer' | 'counsellor'
  qualifications: string[]
  goodAt: string[]
  languages: string[]
  serviceIds: string[]
  /** Unions of employers they must not act against. */
  notAgainst: string[]
  /** The cascade may ring their own number. */
  direct: boolean
  active: boolean
  /** Address of their picture, which everybody may see. */
  portrait?: string
  /** Goes into the calendar's address; a new one ends the old address. */
  calendarKey?: string
}

export const services = collection<ServiceDoc>('hotline_services', [{ key: { orgPath: 1 } }])
export const desks = collection<DeskDoc>('hotline_desks', [
  { key: { serviceId: 1, name: 1 }, unique: true, name: 'desk_name' },
])
export const advisers = collection<AdviserDoc>('hotline_advisers', [
  { key: { memberId: 1 }, unique: true, name: 'adviser_member' },
  { key: { serviceIds: 1 } },
])

export type CatalogueStore = ReturnType<typeof createCatalogueStore>

export const createCatalogueStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => ({
  service: (serviceId: string) => services.of(db).findOne({ _id: serviceId }, options),
  services: (serviceIds: readonly string[]) =>
    services
      .of(db)
      .find({ _id: { $in: [...serviceIds] } }, options)
      .toArray(),
  allServices: () =>
    services.of(db).find({ active: true }, options).sort({ kind: 1, _id: 1 }).limit(50).toArray(),
  servicesBelow: (orgIds: readonly string[]) =>
    services
      .of(db)
      .find({ orgPath: { $in: [...orgIds] } }, options)
      .sort({ kind: 1, _id: 1 })
      .limit(100)
      .toArray(),
  saveService: (service: ServiceDoc) =>
    services.of(db).replaceOne({ _id: service._id }, service, { ...options, upsert: true }),

  desk: (deskId: string) => desks.of(db).findOne({ _id: deskId }, options),
  desks: (deskIds: readonly string[]) =>
    desks
      .of(db)
      .find({ _id: { $in: [...deskIds] } }, options)
      .toArray(),
  desksOf: (serviceIds: readonly string[]) =>
    desks
      .of(db)
      .find({ serviceId: { $in: [...serviceIds] } }, options)
      .sort({ serviceId: 1, kind: 1, number: 1, _id: 1 })
      .limit(500)
      .toArray(),
  saveDesk: (desk: DeskDoc) => desks.of(db).replaceOne({ _id: desk._id }, desk, { ...options, upsert: true }),

  adviser: (adviserId: string) => advisers.of(db).findOne({ _id: adviserId }, options),
  adviserOf: (memberId: string) => advisers.of(db).findOne({ memberId, active: true }, options),
  activeAdvisers: () => advisers.of(db).find({ active: true }, options).limit(2000).toArray(),
  adviserWith: (memberId: string) => advisers.of(db).findOne({ memberId }, options),
  advisers: async (adviserIds: readonly (string | undefined)[]): Promise<Map<string, AdviserDoc>> => {
    const ids = [...new Set(adviserIds.filter((id) => id !== undefined))]
    if (ids.length === 0) return new Map()
    const found = await advisers
      .of(db)
      .find({ _id: { $in: ids } }, options)
      .toArray()
    return new Map(found.map((adviser) => [adviser._id, adviser]))
  },
  advisersOf: (serviceId: string) =>
    advisers
      .of(db)
      .find({ serviceIds: serviceId, active: true }, options)
      .sort({ _id: 1 })
      .limit(1000)
      .toArray(),
  advisersBelow: (orgIds: readonly string[]) =>
    advisers
      .of(db)
      .find({ orgPath: { $in: [...orgIds] } }, options)
      .sort({ _id: 1 })
      .limit(1000)
      .toArray(),
  saveAdviser: (adviser: AdviserDoc) =>
    advisers.of(db).replaceOne({ _id: adviser._id }, adviser, { ...options, upsert: true }),
  setCalendarKey: (adviserId: string, calendarKey: string) =>
    advisers.of(db).updateOne({ _id: adviserId }, { $set: { calendarKey } }, options),
})
