import { after, DAY } from '../../../kernel/time'
import { broadcast } from '../contract'
import { cardOf, posterOf, relayText, shareTitle } from '../rules/channel-text'
import { operation, type Services } from '../services'
import { shareLink, sharePath, shareToken } from '../share-path'
import type { BroadcastDoc } from '../store/broadcasts'
import type { PackDelivery } from '../store/packs'
import type { ItemContent } from '../rules/feed-item'
import { relayGroups, type RelayGroup } from './relay-groups'

const SHOWN_FOR = 7 * DAY
/** While a send is held or has ended nothing is passed on. */
const OPEN: readonly BroadcastDoc['state'][] = ['delivering', 'delivered']

/** One list over all groups of an admin, so that nobody looks for anything; the same few queries however many. */
export const listRelayPacks = operation(broadcast.listRelayPacks, async (given) => {
  const { caller, clock, broadcasts, groups, items, packs, ways } = given
  const mine = await relayGroups(given, caller)
  const byId = new Map(mine.map((group) => [group.groupId, group]))
  const found = await packs.of([...byId.keys()], after(clock.now(), -SHOWN_FOR))
  const ids = [...new Set(found.map(({ broadcastId }) => broadcastId))]
  const [sent, contents, set, names] = await Promise.all([
    broadcasts.byIds(ids),
    items.find(ids),
    ways.of([...byId.keys()]),
    groups.namesOf(mine.flatMap(({ deputyOf }) => (deputyOf === undefined ? [] : [deputyOf]))),
  ])
  const bySent = new Map(sent.map((one) => [one._id, one]))
  const rows = found.flatMap((pack) => {
    const [from, content, group] = [
      bySent.get(pack.broadcastId),
      contents.get(pack.broadcastId),
      byId.get(pack.groupId),
    ]
    if (!from || !content || !group) return []
    if (pack.chat.state === 'waiting' && !OPEN.includes(from.state)) return []
    const label = set.get(pack.groupId)?.label ?? group.label ?? group.name
    const insteadOf = group.deputyOf === undefined ? undefined : names.get(group.deputyOf)
    return [rowOf(given, { pack, from, content, group, label, insteadOf })]
  })
  const waits = (state: string): number => (state === 'waiting' ? 0 : 1)
  return {
    waiting: rows.filter(({ state }) => state === 'waiting').length,
    items: rows.sort((a, b) => waits(a.state) - waits(b.state) || a.since.localeCompare(b.since)),
  }
})

interface Row {
  readonly pack: PackDelivery
  readonly from: BroadcastDoc
  readonly content: ItemContent
  readonly group: RelayGroup
  readonly label: string
  readonly insteadOf: string | undefined
}

const rowOf = (
  { clock, ports, signer }: Pick<Services, 'clock' | 'ports' | 'signer'>,
  { pack, from, content, group, label, insteadOf }: Row,
) => {
  const { chat, groupId, broadcastId } = pack
  const [card, now] = [cardOf(content), clock.now()]
  const link = shareLink(ports.publicUrl, signer, { broadcastId, groupId }, now)
  const state = chat.state === 'said' || chat.state === 'confirmed' ? chat.state : ('waiting' as const)
  return {
    packId: pack._id,
    groupId,
    item: { groupId, itemId: broadcastId },
    label,
    orgName: group.orgName,
    kind: group.kind,
    title: card.title,
    card: card.text,
    from: from.from,
    since: (pack.deliveredAt ?? from.sentAt).toISOString(),
    state,
    ...(state !== 'waiting' && chat.at && { saidAt: chat.at.toISOString() }),
    provable: group.kind === 'wechat' && group.bound,
    ...(chat.remindedAt && { remindedAt: chat.remindedAt.toISOString() }),
    maybeThere: chat.maybeThere,
    ...(chat.wentTo !== undefined && { wentTo: chat.wentTo }),
    ...(insteadOf !== undefined && { insteadOf }),
    share: {
      title: shareTitle(card).text,
      path: sharePath(shareToken(signer, { broadcastId, groupId }, now)),
    },
    text: relayText(card, link).text,
    poster: posterOf(card, link),
  }
}
