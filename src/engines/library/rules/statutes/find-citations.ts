import { articleNumber } from './article-number'
import { PLACE_IN_ARTICLE, placeInArticle, type Citation } from './citation'
import { NUMERAL } from './numerals'

const OWN = '本法|本条例|本规定|本办法|本解释|本实施办法|本细则'
const STEP = new RegExp(`第(${NUMERAL})条(?:之(${NUMERAL}))?${PLACE_IN_ARTICLE}`, 'g')
const DEFINED = /《([^《》]{2,60})》[\s　]*[（(]以下(?:统|简)?称[“"《]?([^）)”"》]{2,20})[”"》]?[）)]/g
/** Between two articles of one list: 第四十六条、第四十七条 · 第三十六条和第三十七条. */
const JOINED =
  /^(?:第[^条]{1,6}[款项])?(?:[、，和或及与至]|以及|或者)?(?:第[（(]?[^条]{1,6}[)）]?[款项][、和或]?)*$/

/** Abbreviations that a text introduces itself: 《职工带薪年休假条例》（以下简称条例）. */
export const abbreviationsIn = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(DEFINED)].map(([, full = '', short = '']) => [short, full]))

/**
 * Every article named in running text.
 * @param own the name that 本法, 本条例 … stand for
 * @param names names of laws that may stand without 《》, longest first; abbreviations map to themselves
 */
export const findCitations = (
  text: string,
  own: string,
  names: readonly string[],
  abbreviations: ReadonlyMap<string, string> = new Map(),
): Citation[] => {
  const found: Citation[] = []
  let law: string | undefined
  let end = -1
  for (const step of text.matchAll(STEP)) {
    const article = articleNumber(step[1], step[2])
    if (!article) continue
    const before = text.slice(Math.max(0, step.index - 70), step.index)
    const named = nameBefore(before, own, names, abbreviations)
    const goesOn = law !== undefined && end >= 0 && JOINED.test(text.slice(end, step.index))
    law = named ?? (goesOn ? law : undefined)
    end = step.index + step[0].length
    if (law !== undefined) found.push({ law, article, ...placeInArticle(step[3], step[4]) })
  }
  return found
}

const nameBefore = (
  before: string,
  own: string,
  names: readonly string[],
  abbreviations: ReadonlyMap<string, string>,
): string | undefined => {
  if (new RegExp(`(?:${OWN})$`).test(before)) return own
  const quoted = /《([^《》]*(?:《[^》]*》)?[^《》]*)》[\s　]*$/.exec(before)
  if (quoted?.[1] !== undefined) return abbreviations.get(quoted[1]) ?? quoted[1]
  const bare = before.replace(/[\s　]+$/, '')
  for (const [short, full] of abbreviations)
    if (bare.endsWith(short) && !names.some((name) => bare.endsWith(name) && name.length > short.length))
      return full
  return names.find((name) => bare.endsWith(name))
}
