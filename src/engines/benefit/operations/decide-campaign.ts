import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { campaignToChange } from '../desk/campaign-in-scope'
import { requireNoProblems } from '../desk/problems'
import { publish, publishMore } from '../desk/publish'
import { benefit } from '../contract'
import { worstOf } from '../rules/kind'
import { operation, type Services } from '../services'
import type { CampaignDoc } from '../store/campaigns'
import { openBooks } from '../store/ledger'

/** Two people stand behind every yuan: who wrote, submitted or proposed it does not approve it. */
export const decideCampaign = operation(benefit.decideCampaign, {
  prepare: async (given) => {
    const { campaigns, caller, input, unit } = given
    await openBooks(unit)
    const campaign = await campaignToChange(campaigns, caller, input)
    if (!input.approve && input.note.trim() === '') throw refuse('NOTE_NEEDED')
    if (input.approve && campaign.state === 'submitted') await requireNoProblems(given, campaign.terms)
    if (input.approve && campaign.proposal) await requireNoProblems(given, campaign.proposal.terms, true)
  },
  handle: async (given) => {
    const { input, caller, campaigns } = given
    const campaign = await campaignToChange(campaigns, caller, input)
    const who = memberOf(caller)
    if (campaign.proposal) {
      if (campaign.proposal.by === who) throw refuse('OWN_CAMPAIGN')
      return decideProposal(given, campaign, who, input)
    }
    if (campaign.state !== 'submitted') throw refuse('NOT_SUBMITTED')
    if (campaign.writers.includes(who)) throw refuse('OWN_CAMPAIGN')
    return decideDraft(given, campaign, who, input)
  },
})

type Decision = { readonly approve: boolean; readonly note: string }

const decideDraft = async (
  services: Services,
  campaign: CampaignDoc,
  who: string,
  { approve, note }: Decision,
) => {
  const at = services.clock.now()
  const state = approve ? ('running' as const) : ('draft' as const)
  const what = approve ? '批准并公布' : `退回：${note}`
  const set = { state, ...(approve && { publishedAt: at }) }
  if (!(await services.campaigns.change(campaign, set, { at, who, what }))) throw refuse('CHANGED_MEANWHILE')
  if (approve) await publish(services, campaign)
  await record(services, campaign, what)
  return { state }
}

const decideProposal = async (
  services: Services,
  campaign: CampaignDoc,
  who: string,
  { approve, note }: Decision,
) => {
  const at = services.clock.now()
  const { proposal } = campaign
  if (!proposal) throw refuse('NOT_SUBMITTED')
  const what = approve ? `批准修改：${proposal.texts.join('，')}` : `退回修改：${note}`
  const set = approve
    ? {
        terms: proposal.terms,
        worst: worstOf(proposal.terms.kind),
        useUntil: new Date(proposal.terms.useUntil),
        improvements: [...campaign.improvements, { at, text: proposal.texts.join('，') }],
      }
    : {}
  if (!(await services.campaigns.change(campaign, set, { at, who, what }, ['proposal']))) {
    throw refuse('CHANGED_MEANWHILE')
  }
  if (approve) await publishMore(services, campaign, proposal.terms)
  await record(services, campaign, what)
  return { state: campaign.state }
}

const record = ({ audit }: Services, { _id, orgPath, terms }: CampaignDoc, what: string): Promise<void> =>
  audit.record({ action: 'decide-campaign', subject: _id, orgPath, detail: `活动“${terms.title}”：${what}` })
