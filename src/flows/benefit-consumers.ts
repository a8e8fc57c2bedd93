import { createBenefitSteps } from '../engines/benefit/later'
import type { BenefitPorts } from '../engines/benefit/ports'
import { TOPICS } from '../engines/benefit/topics'
import type { Posting } from '../engines/broadcast/posting'
import { HOUSE } from '../kernel/caller'
import { inTransaction, unitOf } from '../kernel/transaction'
import type { Consumer, OutboxMessage } from '../kernel/outbox'
import { after, MINUTE, SECOND } from '../kernel/time'
import type { House, Unit } from '../kernel/unit'
import { announceCampaign, type GroupPages } from './benefit-announce'

/** Steps in one go, so that a message is handed back long before its lease of a minute ends. */
const TURNS = 100

const textOf = ({ payload, topic }: OutboxMessage, name: string): string => {
  const value = payload[name]
  if (typeof value !== 'string') throw new TypeError(`${topic} names no ${name}`)
  return value
}

export interface BenefitFlowPorts {
  readonly benefits: BenefitPorts
  readonly groups: (unit: Unit) => GroupPages
  readonly posting: (unit: Unit) => Pick<Posting, 'post'>
}

/** What the outbox worker does about benefits, by topic. Every step is one transaction and bears being done twice. */
export const benefitConsumers = (
  house: House,
  { benefits: ports, groups, posting }: BenefitFlowPorts,
): Readonly<Record<string, Consumer>> => {
  type Steps = ReturnType<typeof createBenefitSteps>
  const step = async <T>(work: (steps: Steps) => Promise<T>): Promise<T> => {
    await createBenefitSteps(ports, unitOf(house, HOUSE)).openBooks()
    return inTransaction(house, HOUSE, (unit) => work(createBenefitSteps(ports, unit)))
  }
  return {
    [TOPICS.cameBack]: async (message) => {
      const campaignId = textOf(message, 'campaignId')
      for (let turn = 0; turn < TURNS; turn += 1) {
        if ((await step((steps) => steps.moveWaiting(campaignId))) === 0) return
      }
      return { again: house.clock.now() }
    },
    [TOPICS.queue]: async (message) => {
      const campaignId = textOf(message, 'campaignId')
      const roundId = textOf(message, 'roundId')
      for (let turn = 0; turn < TURNS; turn += 1) {
        if ((await step((steps) => steps.workQueue(campaignId, roundId))) > 0) continue
        const campaign = await createBenefitSteps(ports, unitOf(house, HOUSE)).campaign(campaignId)
        // While it is paused everybody keeps their place.
        return campaign?.state === 'paused' ? { again: after(house.clock.now(), 30 * SECOND) } : undefined
      }
      return { again: house.clock.now() }
    },
    [TOPICS.lengthened]: async (message) => {
      const campaignId = textOf(message, 'campaignId')
      for (let turn = 0; turn < TURNS; turn += 1) {
        if ((await step((steps) => steps.lengthen(campaignId))) === 0) return
      }
      return { again: house.clock.now() }
    },
    [TOPICS.count]: async (message): Promise<{ again: Date } | undefined> => {
      const campaignId = textOf(message, 'campaignId')
      await createBenefitSteps(ports, unitOf(house, HOUSE)).countFigures(campaignId)
      const until = new Date(textOf(message, 'until'))
      if (until > house.clock.now()) return { again: until }
    },
    [TOPICS.tick]: async (message) => {
      const campaignId = textOf(message, 'campaignId')
      await step((steps) => steps.moveWaiting(campaignId))
      for (let turn = 0; turn < TURNS; turn += 1) {
        const tick = await step((steps) => steps.tickCampaign(campaignId))
        if (tick === 'ended') return
        if (tick === 'later') return { again: after(house.clock.now(), MINUTE) }
      }
      return { again: house.clock.now() }
    },
    [TOPICS.closeDay]: async (message) => {
      const merchantId = textOf(message, 'merchantId')
      const day = textOf(message, 'day')
      await step((steps) => steps.closeDay(merchantId, day))
    },
    [TOPICS.announced]: announceCampaign(house, ports, groups, posting),
  }
}
