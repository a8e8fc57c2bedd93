import { operationsWith } from '../../kernel/operation'
import { sharedStores } from '../../kernel/shared-stores'
import type { Unit } from '../../kernel/unit'
import type { MembershipPorts } from './ports'
import { createAccountsStore } from './store/accounts'
import { createChatGroupsStore } from './store/chat-groups'
import { createConsentsStore } from './store/consents'
import { createGrantsStore } from './store/grants'
import { createGroupCodesStore } from './store/group-codes'
import { createImportLocksStore } from './store/import-locks'
import { createImportProblemsStore } from './store/import-problems'
import { createImportsStore } from './store/imports'
import { createLogStore } from './store/log'
import { createOrgTreeStore } from './store/org-tree'
import { createPeopleStore } from './store/people'
import { createRebindsStore } from './store/rebinds'
import { createSmsCodesStore } from './store/sms-codes'
import { createUsedCodesStore } from './store/used-codes'

const storesOf = sharedStores((unit) => ({
  accounts: createAccountsStore(unit),
  chatGroups: createChatGroupsStore(unit),
  consents: createConsentsStore(unit),
  grants: createGrantsStore(unit),
  groupCodes: createGroupCodesStore(unit),
  imports: createImportsStore(unit),
  importLocks: createImportLocksStore(unit),
  importProblems: createImportProblemsStore(unit),
  log: createLogStore(unit),
  orgTree: createOrgTreeStore(unit),
  people: createPeopleStore(unit),
  rebinds: createRebindsStore(unit),
  smsCodes: createSmsCodesStore(unit),
  usedCodes: createUsedCodesStore(unit),
}))

/** What an operation of this engine is given: the unit at work, the ports, the stores. */
export const servicesOf = (ports: MembershipPorts, unit: Unit) => ({
  unit,
  ports,
  ...storesOf(unit),
})

export type Services = ReturnType<typeof servicesOf>

export const operation = operationsWith<Services>()

export const DONE = { done: true } as const
