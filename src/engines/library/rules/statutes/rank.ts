import type { HistoryLine, Rank } from './statute'

const PLACE = /^[\p{Script=Han}]{2,8}?(省|市|自治区|自治州|特区)/u

/** Rank by who made it, as its title and information block say. */
export const rankOf = (title: string, history: readonly HistoryLine[]): Rank => {
  const name = title.replace(/[\s　]+/g, '').replace('中华人民共和国', '')
  const said = history.map((line) => line.text).join('\n')
  if (/^最高人民(法|检察)院/.test(name)) return '司法解释'
  if (PLACE.test(name)) return /人民政府令/.test(said) || /办法$/.test(name) ? '地方政府规章' : '地方性法规'
  if (/(?<!办)法$/.test(name)) return '法律'
  if (/^国务院/.test(name) || /国务院(令|第\d+次常务会议)/.test(said) || /国务院.{0,12}常务会议/.test(said))
    return '行政法规'
  if (/条例$/.test(name) && !/[部委局]令/.test(said)) return '行政法规'
  return '部门规章'
}
