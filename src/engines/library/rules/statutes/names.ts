const STATE = '中华人民共和国'

/** The title as people say it: without 中华人民共和国 and without spaces. */
export const shortTitleOf = (title: string): string => title.replace(/[\s　]+/g, '').replaceAll(STATE, '')

/**
 * A name reduced to what two spellings of it share: brackets, quotation marks, spaces and 中华人民共和国 are dropped,
 * full-width letters and digits become half-width. Only Han characters, letters and digits remain.
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(STATE, '')
    .replace(/[^\p{Script=Han}A-Za-z0-9]/gu, '')

const LONGEST_ID = 64

/** The stable id of a law, the same for all its versions: its name key, at most 64 characters. */
export const lawIdOf = (title: string): string => {
  const key = nameKey(title)
  return key.length <= LONGEST_ID ? key : `${key.slice(0, LONGEST_ID - 9)}_${fingerprint(key)}`
}

/** FNV-1a, 32 bits, 8 hex digits: keeps two long titles with one beginning apart. */
const fingerprint = (text: string): string => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** Other names under which the law is cited: without the court's name, without 关于, without a province's name. */
export const aliasesOf = (title: string): string[] => {
  const short = shortTitleOf(title)
  const names = new Set([title.replace(/[\s　]+/g, '')])
  const withoutCourt = short.replace(/^最高人民(法|检察)院/, '')
  names.add(withoutCourt)
  names.add(withoutCourt.replace(/^关于/, ''))
  names.add(short.replace(/^(国务院)?关于/, ''))
  names.delete(short)
  return [...names]
}
