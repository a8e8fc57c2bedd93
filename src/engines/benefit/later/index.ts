import { closeMerchantDay } from '../books/close-merchant-day'
import type { Unit } from '../../../kernel/unit'
import type { BenefitPorts } from '../ports'
import { benefitServices } from '../services'
import { openBooks } from '../store/ledger'
import { countFigures } from './count-figures'
import { moveWaiting } from './move-waiting'
import { tickCampaign } from './tick-campaign'
import { workQueue } from './work-queue'

/** What happens later or by time, one step each; a flow runs each in a transaction and may run it twice. */
export const createBenefitSteps = (ports: BenefitPorts, unit: Unit) => {
  const services = benefitServices(ports, unit)
  return {
    openBooks: () => openBooks(unit),
    moveWaiting: (campaignId: string) => moveWaiting(services, campaignId),
    workQueue: (campaignId: string, roundId: string) => workQueue(services, campaignId, roundId),
    countFigures: (campaignId: string) => countFigures(services, campaignId),
    tickCampaign: (campaignId: string) => tickCampaign(services, campaignId),
    /** Days of before that nobody closed are closed on the way. */
    closeDay: async (merchantId: string, day: string): Promise<void> => {
      for (const before of await services.days.openBefore(merchantId, day)) {
        await closeMerchantDay(services, merchantId, before.day, 'house')
      }
      await closeMerchantDay(services, merchantId, day, 'house')
    },
    /** Coupons that end earlier than the terms now say, some at a time. */
    lengthen: async (campaignId: string): Promise<number> => {
      const campaign = await services.campaigns.get(campaignId)
      return campaign ? services.coupons.lengthen(campaignId, campaign.terms, 1_000) : 0
    },
    campaign: (campaignId: string) => services.campaigns.get(campaignId),
  }
}
