import { SHANGHAI_MS } from '../../../ui/time'

/** 2026-12-01T06:00:00.000Z → 2026-12-01 14:00, the clock on the wall in Shanghai. */
export const typedMoment = (at: string): string =>
  new Date(Date.parse(at) + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ')

/** What somebody typed as a moment in Shanghai (2026-12-01 14:00, 2026-12-1 14：00) as ISO 8601 in UTC; undefined when there is no such moment. */
export const momentOf = (typed: string): string | undefined => {
  const plain = typed
    .trim()
    .replace(/：/g, ':')
    .replace(/[／/.年月]/g, '-')
    .replace(/日/g, ' ')
  const [, year, month, day, hour = '00', minute = '00'] =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:\s+(\d{1,2}):(\d{2}))?$/.exec(plain.replace(/\s+/g, ' ').trim()) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const two = (text: string) => text.padStart(2, '0')
  const local = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00.000Z`
  const at = Date.parse(local)
  if (Number.isNaN(at) || new Date(at).toISOString() !== local) return undefined
  return new Date(at - SHANGHAI_MS).toISOString()
}
