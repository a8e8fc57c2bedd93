import { refuse } from '../../../kernel/refusal'
import { movementView } from '../counter/movement-view'
import { settlementInReach } from '../desk/settlement-in-reach'
import { settlementParts, sheetPage } from '../desk/settlement-parts'
import { settlementRow } from '../desk/settlement-view'
import { benefit } from '../contract'
import { readCursor, writeCursor } from '../rules/cursor'
import { operation } from '../services'

export const readSettlement = operation(benefit.readSettlement, async (given) => {
  const { input, caller, clock, ports } = given
  const sheet = await settlementInReach(given, caller, input.settlementId)
  const [day, id] = input.cursor === undefined ? [] : (readCursor(input.cursor, 2) ?? [])
  if (input.cursor !== undefined && (day === undefined || id === undefined)) {
    throw refuse('BAD_INPUT', { fields: { cursor: '请从第一页看起' } })
  }
  const [parts, { page, names, next }] = await Promise.all([
    settlementParts(given, sheet),
    sheetPage(given, sheet, day !== undefined && id !== undefined ? { day, id } : undefined),
  ])
  return {
    ...settlementRow(sheet),
    ...parts,
    ...(sheet.reference !== undefined && { reference: sheet.reference }),
    movements: page.map((movement) => movementView(movement, names, clock.now(), () => false)),
    ...(next && { next: writeCursor(next.day, next.id) }),
    forms: ports.papers.available() ? ['xlsx' as const, 'pdf' as const] : ['xlsx' as const],
  }
})
