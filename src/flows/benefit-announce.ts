import { createBenefitSteps } from '../engines/benefit/later'
import type { BenefitPorts } from '../engines/benefit/ports'
import { faceOf } from '../engines/benefit/rules/kind'
import type { Posting } from '../engines/broadcast/posting'
import { HOUSE } from '../kernel/caller'
import type { Consumer } from '../kernel/outbox'
import { sayDate } from '../kernel/time'
import { unitOf } from '../kernel/transaction'
import type { House, Unit } from '../kernel/unit'

/** What membership knows of groups below some unions, a page at a time. */
export interface GroupPages {
  audiencePage(
    filter: {
      readonly scope: readonly string[]
      readonly orgIds: readonly string[]
      readonly tags: readonly string[]
      readonly groupIds: readonly string[]
      readonly excludeGroupIds: readonly string[]
    },
    after: string | undefined,
    limit: number,
  ): Promise<readonly { readonly groupId: string }[]>
}

const AT_ONCE = 1_000

/** A card on the page of every group below the unions that a campaign is for; a repeat posts nothing again. */
export const announceCampaign =
  (
    house: House,
    ports: BenefitPorts,
    groups: (unit: Unit) => GroupPages,
    posting: (unit: Unit) => Pick<Posting, 'post'>,
  ): Consumer =>
  async ({ payload }) => {
    const { campaignId } = payload
    if (typeof campaignId !== 'string') throw new TypeError('the message names no campaign')
    const unit = unitOf(house, HOUSE)
    const campaign = await createBenefitSteps(ports, unit).campaign(campaignId)
    if (!campaign?.publishedAt) return
    const { terms } = campaign
    const subtree = terms.rules.find((rule) => rule.rule === 'subtree')
    const orgIds = subtree?.rule === 'subtree' ? subtree.orgIds : [campaign.orgId]
    const first = terms.rounds[0]?.opensAt ?? terms.useFrom
    let last: string | undefined
    do {
      const filter = { scope: [campaign.orgId], orgIds, tags: [], groupIds: [], excludeGroupIds: [] }
      const page = await groups(unit).audiencePage(filter, last, AT_ONCE)
      if (page.length > 0) {
        await posting(unit).post({
          key: `benefit:${campaignId}`,
          groupIds: page.map(({ groupId }) => groupId),
          from: terms.organiser,
          content: {
            kind: 'link',
            to: 'benefit',
            id: campaignId,
            title: terms.title,
            text: `${faceOf(terms.kind)}，${sayDate(new Date(first))} 开始领`,
          },
        })
      }
      last = page.length === AT_ONCE ? page.at(-1)?.groupId : undefined
    } while (last !== undefined)
  }
