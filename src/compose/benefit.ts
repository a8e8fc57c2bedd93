import type { Environment } from '../../config/environment'
import { createPapers } from '../adapters/pdf/print-paper'
import { writeSheet } from '../adapters/xlsx/write-sheet'
import { createBenefitEngine } from '../engines/benefit'
import type { BenefitPorts } from '../engines/benefit/ports'
import { createPosting } from '../engines/broadcast/posting'
import { createMembershipFacts } from '../engines/membership/facts'
import { benefitConsumers } from '../flows/benefit-consumers'
import type { Engine } from '../kernel/operation'
import type { Consumer } from '../kernel/outbox'
import type { House } from '../kernel/unit'

/** Benefits learn about people and unions from membership. */
export const benefitPorts = (environment: Environment): BenefitPorts => ({
  people: createMembershipFacts,
  writeSheet,
  papers: createPapers(environment.PDF_FONT),
})

export const benefitEngine = (environment: Environment): Engine =>
  createBenefitEngine(benefitPorts(environment))

/** What the outbox worker does about benefits: groups' pages are reached through broadcast. */
export const benefitFlows = (house: House, environment: Environment): Readonly<Record<string, Consumer>> =>
  benefitConsumers(house, {
    benefits: benefitPorts(environment),
    groups: createMembershipFacts,
    posting: (unit) => createPosting(undefined, unit),
  })
