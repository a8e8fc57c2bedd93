import { gatheredWith, operationsWith } from '../../kernel/operation'
import { sharedStores } from '../../kernel/shared-stores'
import type { Unit } from '../../kernel/unit'
import type { BroadcastPorts } from './ports'
import { createSavedAudienceStore } from './store/audiences'
import { createBroadcastStore } from './store/broadcasts'
import { createDeliveryStore } from './store/deliveries'
import { createDeputyStore } from './store/deputies'
import { createDraftStore } from './store/drafts'
import { createFeedStore } from './store/feeds'
import { createItemStore } from './store/items'
import { createPackStore } from './store/packs'
import { createProofStore } from './store/proofs'
import { createQuestionStore } from './store/questions'
import { createPositionStore } from './store/read-positions'
import { createReceiptStore } from './store/receipts'
import { createRobotQueue } from './store/robot-queue'
import { createRobotStore } from './store/robots'
import { createSendingStore } from './store/sending'
import { createSettingsStore } from './store/settings'
import { createWaysStore } from './store/ways'

const storesOf = sharedStores((unit) => ({
  broadcasts: createBroadcastStore(unit),
  deliveries: createDeliveryStore(unit),
  feeds: createFeedStore(unit),
  items: createItemStore(unit),
  positions: createPositionStore(unit),
  receipts: createReceiptStore(unit),
  robotQueue: createRobotQueue(unit),
  robots: createRobotStore(unit),
  drafts: createDraftStore(unit),
  savedAudiences: createSavedAudienceStore(unit),
  packs: createPackStore(unit),
  deputies: createDeputyStore(unit),
  proofs: createProofStore(unit),
  questions: createQuestionStore(unit),
  sending: createSendingStore(unit),
  settings: createSettingsStore(unit),
  ways: createWaysStore(unit),
}))

/** What the operations work with in one call; `groups` and `guides` are facts of other engines. */
export const broadcastServices = (ports: BroadcastPorts, unit: Unit) => ({
  clock: unit.clock,
  ids: unit.ids,
  signer: unit.signer,
  audit: unit.audit,
  outbox: unit.outbox,
  files: unit.files,
  ports,
  groups: ports.groups(unit),
  guides: ports.guides(unit),
  ...storesOf(unit),
})

export type Services = ReturnType<typeof broadcastServices>
export const operation = operationsWith<Services>()
export const gathered = gatheredWith<Services>()
