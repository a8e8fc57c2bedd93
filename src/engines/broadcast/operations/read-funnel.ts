import { refuse } from '../../../kernel/refusal'
import { after, DAY } from '../../../kernel/time'
import { broadcast } from '../contract'
import { operation } from '../services'
import { WHICH } from '../store/deliveries'
import { freshOf, groupRow, headOf, lookAt, summaryOf } from './funnel-parts'
import { remindable } from './remindable'

const PAGE = 50

/** The funnel of one broadcast over the caller's scope, or over one union inside it. Groups with trouble come first;
 *  the order moves with the numbers, so the cursor is a place in the list. */
export const readFunnel = operation(broadcast.readFunnel, async (given) => {
  const { input, caller, clock, deliveries, groups } = given
  const looking = await lookAt(given, caller, input)
  const { sent, orgIds } = looking
  const skip = parse(input.cursor)
  const called = input.text === undefined ? undefined : { $regex: literal(input.text) }
  const wanted = {
    $and: [
      WHICH[input.which],
      input.channel === undefined ? {} : { 'chat.channel': input.channel },
      called === undefined ? {} : { $or: [{ name: called }, { orgName: called }] },
    ],
  }
  const rows = await deliveries.page(sent, orgIds, skip, PAGE + 1, wanted)
  const fresh = await freshOf(given, looking)
  const summary = await summaryOf(given, looking, fresh)
  const head = headOf(looking, summary)
  const shown = rows.slice(0, PAGE)
  const names = await groups.namesOf(shown.flatMap(({ chat }) => (chat?.by === undefined ? [] : [chat.by])))
  return {
    ...head,
    trouble: summary.trouble,
    remindable: await deliveries.count(sent, orgIds, remindable(after(clock.now(), -DAY))),
    groups: shown.map((row) => groupRow(sent, row, fresh.get(row._id)?.more, (id) => names.get(id))),
    ...(rows.length > PAGE && { next: String(skip + PAGE) }),
  }
})

const parse = (cursor: string | undefined): number => {
  if (cursor === undefined) return 0
  if (!/^\d{1,7}$/.test(cursor)) throw refuse('BAD_INPUT', { fields: { cursor: '请从第一页看起' } })
  return Number(cursor)
}

/** What people type is looked for as it is. */
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
