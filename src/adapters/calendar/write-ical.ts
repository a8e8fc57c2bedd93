import type { WriteCalendar } from '../../engines/hotline/ports'

/** A roster as iCalendar (RFC 5545) by `ical-generator`, loaded when the first calendar is asked for. Times are written in UTC,
 *  so that every phone shows them right. */
export const writeIcal: WriteCalendar = async ({ name, events }) => {
  const { default: ical } = await import('ical-generator')
  const calendar = ical({ name, prodId: { company: 'niangjiaren', product: 'roster', language: 'ZH' } })
  for (const { id, startsAt, endsAt, title, place } of events)
    calendar.createEvent({
      id,
      start: startsAt,
      end: endsAt,
      summary: title,
      ...(place !== undefined && { location: place }),
    })
  return calendar.toString()
}
