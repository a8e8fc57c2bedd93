import type { RoomEntry } from './room'

/** The first signs of a text. Counted as people see them and not as a string stores them: half a sign is none. */
export const firstSigns = (text: string, most: number): string =>
  text.length > most ? [...text].slice(0, most).join('') : text

const short = (text: string, most: number): string => {
  const line = text.replace(/\s+/g, ' ')
  const cut = firstSigns(line, most)
  return cut === line ? line : `${cut}…`
}

/** One line of an entry, for a chat; undefined for what is not told there. */
export const lineOf = (entry: RoomEntry): string | undefined => {
  if (entry.kind === 'said')
    return `第 ${entry.number ?? 0} 段：${short(entry.title ?? entry.text ?? '图片', 60)}`
  return entry.answer && `答：${short(entry.answer.question, 40)} —— ${short(entry.answer.text, 80)}`
}
