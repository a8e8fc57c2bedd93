import { HOUSE } from '../../../kernel/caller'
import { unitOf } from '../../../kernel/transaction'
import type { House } from '../../../kernel/unit'
import type { OpenWorkbook } from '../rules/roster/sheet'
import { createAccountsStore } from '../store/accounts'
import { createImportLocksStore } from '../store/import-locks'
import { createImportProblemsStore } from '../store/import-problems'
import { createImportRowsStore } from '../store/import-rows'
import { createImportUndoStore } from '../store/import-undo'
import { createImportsStore } from '../store/imports'
import { createRosterLookup } from '../store/roster-lookup'

/** What the long work of an import stands on; it acts as the house, outside of any call. */
export const openDesk = (house: House, openWorkbook: OpenWorkbook) => {
  const unit = unitOf(house, HOUSE)
  return {
    house,
    unit,
    openWorkbook,
    accounts: createAccountsStore(unit),
    imports: createImportsStore(unit),
    locks: createImportLocksStore(unit),
    problems: createImportProblemsStore(unit),
    rows: createImportRowsStore(unit),
    undo: createImportUndoStore(unit),
    lookup: createRosterLookup(unit),
  }
}

export type Desk = ReturnType<typeof openDesk>

/** Another run has taken the work over; this one stops where it stands. */
export class LostClaim extends Error {
  constructor() {
    super('another run has taken over')
    this.name = 'LostClaim'
  }
}

/** Throws LostClaim when the work is no longer this run's. */
export type StillOurs = () => void
