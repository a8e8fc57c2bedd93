import { refuse } from '../../../kernel/refusal'
import { campaignFor } from '../claiming/campaign'
import { shopView } from '../desk/shop-view'
import { benefit } from '../contract'
import { readCursor, writeCursor } from '../rules/cursor'
import { operation } from '../services'

const PAGE = 50

export const listShops = operation(benefit.listShops, async (given) => {
  const { input, caller, loaders, campaigns, merchants, clock } = given
  const [name, id] = input.cursor === undefined ? [] : (readCursor(input.cursor, 2) ?? [])
  if (input.cursor !== undefined && (name === undefined || id === undefined)) {
    throw refuse('BAD_INPUT', { fields: { cursor: '请从第一页看起' } })
  }
  const meant =
    input.campaignId === undefined
      ? await campaigns.visibleTo(caller.orgPath, clock.now())
      : [await campaignFor(loaders, caller, input.campaignId)]
  const merchantIds = [...new Set(meant.flatMap(({ terms }) => terms.merchantIds))]
  const after = name !== undefined && id !== undefined ? { name, id } : undefined
  const found = await merchants.shopPage(merchantIds, after, PAGE + 1)
  const page = found.slice(0, PAGE)
  const about = new Map((await merchants.many(merchantIds)).map((merchant) => [merchant._id, merchant]))
  const last = found.length > PAGE ? page.at(-1) : undefined
  return {
    items: page.map((shop) => shopView(shop, about.get(shop.merchantId)?.name ?? '')),
    ...(last && { next: writeCursor(last.name, last._id) }),
  }
})
