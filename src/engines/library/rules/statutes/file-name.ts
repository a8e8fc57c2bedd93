import { isCalendarDay } from './history'

export interface StatuteFileName {
  readonly title: string
  /** YYYY-MM-DD; absent when the name carries no possible day. */
  readonly versionDate?: string
}

/** `劳动合同法(2012-12-28).md` → title and day. Full-width brackets are understood; a folder before the name is dropped. */
export const parseFileName = (fileName: string): StatuteFileName => {
  const base = (fileName.split(/[\\/]/).pop() ?? '').replace(/\.(md|markdown|txt)$/i, '').trim()
  const found = /^(.*?)[\s　]*[(（](\d{4}-\d{2}-\d{2})[)）]$/.exec(base)
  if (!found) return { title: base }
  const [, title = '', day = ''] = found
  return isCalendarDay(day) ? { title, versionDate: day } : { title }
}
