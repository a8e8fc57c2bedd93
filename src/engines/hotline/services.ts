import { gatheredWith, operationsWith } from '../../kernel/operation'
import { sharedStores } from '../../kernel/shared-stores'
import type { Unit } from '../../kernel/unit'
import { loadersOf } from './loaders'
import type { HotlinePorts } from './ports'
import { createBookingStore } from './store/bookings'
import { createCallStore } from './store/calls'
import { createCaseStore } from './store/cases'
import { createCatalogueStore } from './store/catalogue'
import { createChatStore } from './store/chats'
import { createLineStore } from './store/line'
import { createLookStore } from './store/looks'
import { createNoticeStore } from './store/notices'
import { createPortraitStore } from './store/portraits'
import { createRosterStore } from './store/roster'
import { createSlotStore } from './store/slots'
import { createWaitStore } from './store/waits'

const storesOf = sharedStores((unit) => ({
  catalogue: createCatalogueStore(unit),
  roster: createRosterStore(unit),
  slots: createSlotStore(unit),
  bookings: createBookingStore(unit),
  waits: createWaitStore(unit),
  calls: createCallStore(unit),
  cases: createCaseStore(unit),
  chats: createChatStore(unit),
  line: createLineStore(unit),
  looks: createLookStore(unit),
  notices: createNoticeStore(unit),
  portraits: createPortraitStore(unit),
}))

/** What an operation of the hotline is given: the unit at work, the ports, the stores. */
export const hotlineServices = (ports: HotlinePorts, unit: Unit) => ({
  unit,
  ports,
  clock: unit.clock,
  ids: unit.ids,
  vault: unit.vault,
  signer: unit.signer,
  audit: unit.audit,
  outbox: unit.outbox,
  people: ports.people(unit),
  loaders: loadersOf(unit),
  ...storesOf(unit),
})

export type Services = ReturnType<typeof hotlineServices>

export const operation = operationsWith<Services>()
export const gathered = gatheredWith<Services>()

export const DONE = { done: true } as const
