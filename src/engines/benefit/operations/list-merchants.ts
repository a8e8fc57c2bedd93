import { scopeOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { benefit } from '../contract'
import { readCursor, writeCursor } from '../rules/cursor'
import { operation } from '../services'

const PAGE = 50

export const listMerchants = operation(
  benefit.listMerchants,
  async ({ input, caller, merchants, people }) => {
    const [name, id] = input.cursor === undefined ? [] : (readCursor(input.cursor, 2) ?? [])
    if (input.cursor !== undefined && (name === undefined || id === undefined)) {
      throw refuse('BAD_INPUT', { fields: { cursor: '请从第一页看起' } })
    }
    const after = name !== undefined && id !== undefined ? { name, id } : undefined
    const found = await merchants.page(scopeOf(caller, 'staff', 'auditor'), input.query, after, PAGE + 1)
    const page = found.slice(0, PAGE)
    const [counts, orgs] = await Promise.all([
      merchants.shopCounts(page.map(({ _id }) => _id)),
      people.traits([...new Set(page.map(({ orgId }) => orgId))]),
    ])
    const last = found.length > PAGE ? page.at(-1) : undefined
    return {
      items: page.map((merchant) => ({
        merchantId: merchant._id,
        name: merchant.name,
        orgName: orgs.get(merchant.orgId)?.name ?? '',
        state: merchant.state,
        shops: counts.get(merchant._id)?.count ?? 0,
      })),
      ...(last && { next: writeCursor(last.name, last._id) }),
    }
  },
)
