import { scopeOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'
import type { BroadcastDoc } from '../store/broadcasts'
import { countsFor } from './broadcast-in-scope'
import { liveCounts } from './live-counts'

const PAGE = 20

/** Whatever reaches a group of the scope, whoever sent it, with the counts of that scope. A page may be shorter than
 *  others, where a broadcast could have reached the scope and did not. */
export const listBroadcasts = operation(broadcast.listBroadcasts, async (given) => {
  const { input, caller, groups, broadcasts } = given
  const scope = scopeOf(caller, 'staff', 'auditor')
  const above = (await groups.orgs(scope)).flatMap(({ orgPath }) => orgPath)
  const found = await broadcasts.page(scope, above, parse(input.cursor), PAGE + 1)
  const page = found.slice(0, PAGE)
  const { sums } = await liveCounts(given, page, scope)
  const final = found.length > PAGE ? page.at(-1) : undefined
  return {
    items: page.flatMap((sent) => {
      const counts = countsFor(sent, scope, sums.get(sent._id))
      return counts ? [{ ...rowOf(sent), counts }] : []
    }),
    ...(final && { next: `${final.sentAt.getTime()}.${final._id}` }),
  }
})

const rowOf = ({ _id, title, kind, version, corrects, sentAt, from, compulsory, state }: BroadcastDoc) => ({
  broadcastId: _id,
  title,
  kind,
  version,
  ...(corrects && { corrects: corrects.version }),
  sentAt: sentAt.toISOString(),
  sentBy: from,
  compulsory,
  state,
})

const parse = (cursor: string | undefined): { sentAt: Date; id: string } | undefined => {
  if (cursor === undefined) return undefined
  const [, sentAt, id] = /^(\d{1,15})\.(.{1,80})$/.exec(cursor) ?? []
  if (sentAt === undefined || id === undefined)
    throw refuse('BAD_INPUT', { fields: { cursor: '请从第一页看起' } })
  return { sentAt: new Date(Number(sentAt)), id }
}
