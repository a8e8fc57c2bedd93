import { broadcast } from '../contract'
import { cardOf, posterOf, relayText, robotMessage, shareTitle } from '../rules/channel-text'
import { wordsOf } from '../rules/feed-item'
import { operation } from '../services'
import { shareLink } from '../share-path'
import { audienceInScope } from './audience-in-scope'
import { asItem } from './full-content'

/** As long as a real one: the link of a preview opens nothing. */
const SAMPLE = { broadcastId: `bc_${'0'.repeat(22)}`, groupId: `group_${'0'.repeat(22)}` }
const NOBODY = { orgIds: [], tags: [], industries: [], sizes: [], groupIds: [], excludeGroupIds: [] }

/** Made by the same functions that make what goes out. */
export const preview = operation(broadcast.preview, async (given) => {
  const { input, caller, clock, groups, ports, signer } = given
  const { desks } = await audienceInScope(groups, caller, NOBODY)
  const said = {
    from: desks[0]?.name ?? '工会',
    compulsory: input.compulsory,
    asks: true,
    ...(await asItem(given, caller, input.content)),
  }
  const card = cardOf(said)
  const link = shareLink(ports.publicUrl, signer, SAMPLE, clock.now())
  return {
    feed: { itemId: 'preview', position: 1, at: clock.now().toISOString(), ...said },
    robot: { body: robotMessage(card, link) },
    relay: { title: shareTitle(card), text: relayText(card, link), poster: posterOf(card, link) },
    words: [...ports.words.find(wordsOf(said)).words],
  }
})
