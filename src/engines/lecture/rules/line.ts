import type { RoomEntry } from './room'

const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text)
const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** One line of an entry, for a chat; undefined for what is not told there. */
export const lineOf = (entry: RoomEntry): string | undefined => {
  if (entry.kind === 'said')
    return `第 ${entry.number ?? 0} 段：${short(oneLine(entry.title ?? entry.text ?? '图片'), 60)}`
  return entry.answer && `答：${short(entry.answer.question, 40)} —— ${short(oneLine(entry.answer.text), 80)}`
}
