import { gatheredWith, operationsWith } from '../../kernel/operation'
import { sharedStores } from '../../kernel/shared-stores'
import type { Unit } from '../../kernel/unit'
import { crowdOf } from './crowd'
import { figuresDueOf } from './figures-due'
import { loadersOf } from './loaders'
import type { BenefitPorts } from './ports'
import { createCampaignStore } from './store/campaigns'
import { createCellStore } from './store/cells'
import { createClaimantStore } from './store/claimants'
import { createCodeStore } from './store/codes'
import { createCouponStore } from './store/coupons'
import { createDayStore } from './store/days'
import { createFiguresStore } from './store/figures'
import { createLedgerStore } from './store/ledger'
import { createListStore } from './store/lists'
import { createMerchantStore } from './store/merchants'
import { createMovementStore } from './store/movements'
import { createQueueStore } from './store/queue'
import { createSettlementStore } from './store/settlements'
import { createWaitStore } from './store/waits'

const storesOf = sharedStores((unit) => ({
  campaigns: createCampaignStore(unit),
  cells: createCellStore(unit, () => Number(unit.ids.digits(4)) / 10_000),
  coupons: createCouponStore(unit),
  claimants: createClaimantStore(unit),
  waits: createWaitStore(unit),
  queue: createQueueStore(unit),
  figures: createFiguresStore(unit),
  ledger: createLedgerStore(unit),
  merchants: createMerchantStore(unit),
  codes: createCodeStore(unit),
  movements: createMovementStore(unit),
  days: createDayStore(unit),
  settlements: createSettlementStore(unit),
  lists: createListStore(unit),
}))

/** What the operations work with in one call; `people` are facts of another engine. */
export const benefitServices = (ports: BenefitPorts, unit: Unit) => {
  const loaders = loadersOf(ports, unit)
  return {
    unit,
    ports,
    clock: unit.clock,
    ids: unit.ids,
    audit: unit.audit,
    outbox: unit.outbox,
    people: unit.options.session ? ports.people(unit) : loaders.people,
    loaders,
    crowd: crowdOf(unit, ports.patienceMs),
    figuresDue: figuresDueOf(unit),
    ...storesOf(unit),
  }
}

export type Services = ReturnType<typeof benefitServices>
export const operation = operationsWith<Services>()
export const gathered = gatheredWith<Services>()
