import { refuse } from '../../../kernel/refusal'
import type { StoredCitation } from '../rules/citation-state'

/** Refuses citations of articles that a law of the library does not have, naming each. */
export const refuseWrongCitations = (citations: readonly StoredCitation[]): void => {
  const wrong = citations.flatMap(({ text, lawId, order, label }, at) => {
    if (lawId === undefined || order !== undefined) return []
    const message = label === undefined ? `“${text}”没有写明是第几条` : `没有找到“${text}”，请核对条号`
    return [[`citations.${at}`, message] as const]
  })
  if (wrong.length > 0) throw refuse('WRONG_CITATION', { fields: Object.fromEntries(wrong) })
}
