import { broadcast } from '../contract'
import { asPerson, isProven } from '../rules/reader'
import { stillWaiting, type WaitingItem } from '../rules/waiting'
import { operation } from '../services'

/** What the newest items of the person's groups still ask for. Nothing waits for a reader who cannot acknowledge. */
export const listWaiting = operation(
  broadcast.listWaiting,
  async ({ caller, groups, guides, feeds, items, receipts }) => {
    if (!isProven(caller)) return { items: [] }
    const mine = await groups.groupsOf(asPerson(caller))
    const found = await feeds.newestOf(mine.map(({ groupId }) => groupId))
    const contents = await items.find(found.map(({ id }) => id))
    const asking = found.flatMap(({ groupId, id, at }): WaitingItem[] => {
      const content = contents.get(id)
      if (!content?.guide) return []
      const { guide, compulsory, corrects } = content
      return [{ groupId, itemId: id, at, guide, compulsory, ...(corrects !== undefined && { corrects }) }]
    })
    const [acknowledged, known] = await Promise.all([
      receipts.acknowledgedBy(
        caller.memberId,
        asking.map(({ itemId }) => itemId),
      ),
      guides.guides(asking.map(({ guide }) => guide)),
    ])
    const withdrawn = new Set(
      known
        .filter(({ state }) => state === 'withdrawn')
        .map(({ guideId, version }) => `${guideId}:${version}`),
    )
    const open = asking.filter(({ guide }) => !withdrawn.has(`${guide.guideId}:${guide.version}`))
    return {
      items: stillWaiting(open, acknowledged).map(({ guide, at, ...rest }) => ({
        ...rest,
        at: at.toISOString(),
        guideId: guide.guideId,
        version: guide.version,
        title: guide.title,
      })),
    }
  },
)
