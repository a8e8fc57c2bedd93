import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { cardOf, shareTitle } from '../rules/channel-text'
import { operation } from '../services'
import { shareLink, sharePath, shareToken } from '../share-path'
import { requireItem } from './require-item'

/** What a desk sent to a group anybody of it may pass on; pieces of lectures and answers stay on its page. */
export const shareItem = operation(broadcast.shareItem, async (given) => {
  const { input, caller, clock, items, ports, signer } = given
  await requireItem(given, caller, input)
  const content = (await items.find([input.itemId])).get(input.itemId)
  if (!content) throw refuse('NOT_FOUND')
  const shared = { broadcastId: input.itemId, groupId: input.groupId }
  return {
    title: shareTitle(cardOf(content)).text,
    path: sharePath(shareToken(signer, shared, clock.now())),
    link: shareLink(ports.publicUrl, signer, shared, clock.now()),
  }
})
