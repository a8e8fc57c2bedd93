import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { titleOf } from '../rules/feed-item'
import { mayRead } from '../rules/reader'
import { operation } from '../services'
import { openShare } from '../share-path'

/** The words alone: neither the group it was made for nor anybody in it. Whoever reads that group is shown the way. */
export const readShare = operation(broadcast.readShare, async (given) => {
  const { input, caller, broadcasts, deliveries, groups, guides, items, signer } = given
  const shared = openShare(signer, input.token)
  if (!shared) throw refuse('NOT_FOUND')
  const { broadcastId, groupId } = shared
  const [sent, delivery, contents] = await Promise.all([
    broadcasts.get(broadcastId),
    deliveries.get(broadcastId, groupId),
    items.find([broadcastId]),
  ])
  const content = contents.get(broadcastId)
  if (!sent || !delivery || !content) throw refuse('NOT_FOUND')
  const [[known], [group]] = await Promise.all([
    content.guide ? guides.guides([content.guide]) : Promise.resolve([]),
    groups.groups([groupId]),
  ])
  const { from, kind, guide, text, picture, file, link } = content
  return {
    title: titleOf(content),
    from,
    kind,
    sentAt: sent.sentAt.toISOString(),
    ...(guide && { guide }),
    ...(text !== undefined && { text }),
    ...(picture && { picture }),
    ...(file && { file }),
    ...(link && { link }),
    corrected: known?.state === 'corrected',
    withdrawn: known?.state === 'withdrawn' || sent.state === 'refused',
    ...(group &&
      caller.trust !== 'none' &&
      mayRead(caller, group) && { open: { groupId, itemId: broadcastId } }),
  }
})
