import { shanghaiDay } from '../../../kernel/time'
import { endHourOf, hourOf } from '../rules/local-time'
import { dueTime, merged, nextOpening } from '../rules/promise/due-time'
import { dutyNow, dutyShifts, dutyStretches, type Board, type MannedShift } from './board'
import { adviserCard } from './cards'

export const onDuty = (board: Board, { adviserId, startsAt, endsAt }: MannedShift) => {
  const adviser = board.advisers.get(adviserId)
  return (
    adviser && {
      adviser: adviserCard(adviser),
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    }
  )
}

/** Whom the phone reaches now or next, and by when a promise made now would be kept. */
export const dutyCard = (board: Board, now: Date) => {
  const { service } = board
  const today = shanghaiDay(now)
  const phone = dutyShifts(board, 'phone')
  const current = dutyNow(board, 'phone', now)
  const todays = phone.filter(({ day }) => day === today)
  const later = todays.find(({ startsAt }) => startsAt > now)
  const first = current[0] ?? later
  const duty = first && onDuty(board, first)
  const stretches = dutyStretches(board, 'phone')
  const opening = nextOpening(now, stretches)
  const others = [...new Set(current.slice(1).map(({ adviserId }) => adviserId))]
  return {
    serviceId: service._id,
    serviceName: service.name,
    kind: service.kind,
    phone: service.phone,
    state: stateOf(current.length > 0, later !== undefined),
    ...(duty && { duty }),
    others: others.flatMap((adviserId) => {
      const adviser = board.advisers.get(adviserId)
      return adviser && adviserId !== first?.adviserId ? [adviserCard(adviser)] : []
    }),
    ...(current.length === 0 && opening && { nextOpenAt: opening.toISOString() }),
    hours: merged(todays).map(({ startsAt, endsAt }) => ({
      from: hourOf(startsAt),
      to: endHourOf(startsAt, endsAt),
    })),
    callbackMinutes: service.callbackMinutes,
    callbackBy: dueTime(now, stretches, service.callbackMinutes).toISOString(),
    chatBy: dueTime(now, dutyStretches(board, 'chat'), service.chatMinutes).toISOString(),
    chatOpen: dutyNow(board, 'chat', now).length > 0,
  }
}

const stateOf = (open: boolean, laterToday: boolean) => {
  if (open) return 'open' as const
  return laterToday ? ('later' as const) : ('closed' as const)
}
