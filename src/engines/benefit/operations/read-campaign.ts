import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { campaignFor } from '../claiming/campaign'
import { cardsOf } from '../claiming/cards'
import { ownOf } from '../claiming/mine'
import { benefit } from '../contract'
import { couponsOf } from '../rules/rounds'
import { operation } from '../services'

export const readCampaign = operation(benefit.readCampaign, async (given) => {
  const { input, caller, loaders, figures } = given
  const campaign = await campaignFor(loaders, caller, input.campaignId)
  const [[card], counted] = await Promise.all([
    ownOf(given, memberOf(caller)).then((own) => cardsOf(given, caller, [campaign], own)),
    figures.get(campaign._id),
  ])
  if (!card) throw refuse('NOT_FOUND')
  const { terms } = campaign
  return {
    ...card,
    rulesText: terms.rulesText,
    taxText: terms.taxText,
    stackable: terms.stackable,
    ...(campaign.pausedFor !== undefined && { pausedFor: campaign.pausedFor }),
    ...(terms.quota.by === 'org' && { quotaText: quotaText(terms.quota.returnAfterMinutes) }),
    books: { issued: counted?.issued ?? 0, used: counted?.used ?? 0, total: couponsOf(terms) },
    improvements: campaign.improvements.map(({ at, text }) => ({ at: at.toISOString(), text })),
  }
})

const quotaText = (minutes: number): string => {
  const time = minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`
  return `每场按工会分了名额，开场 ${time}后没领完的，大家都能领`
}
