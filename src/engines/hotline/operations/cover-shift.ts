import { requireScope, type Caller } from '../../../kernel/caller'
import type { ParsedInput } from '../../../kernel/contract'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { applyCover } from '../parts/change-roster'
import { awayOn } from '../parts/planning'
import { rehearse } from '../parts/rehearse'
import { operation, type Services } from '../services'

export const coverShift = operation(hotline.coverShift, {
  prepare: async (given) =>
    given.input.preview ? rehearse(given, (inside) => apply(inside, given.caller, given.input)) : undefined,
  handle: async ({ prepared, ...given }) => {
    const { touched, orgPath } = prepared ?? (await apply(given, given.caller, given.input))
    if (!prepared)
      await given.audit.record({
        action: 'cover-shift',
        subject: given.input.adviserId,
        orgPath,
        detail: '换了一个班的人',
      })
    return { touched }
  },
})

const apply = async (given: Services, caller: Caller, input: ParsedInput<typeof hotline.coverShift>) => {
  const shift = await given.roster.shift(input.shiftId)
  requireScope(caller, shift?.orgPath, 'staff')
  const adviser = await given.catalogue.adviser(input.adviserId)
  if (
    !shift ||
    !adviser?.active ||
    !adviser.serviceIds.includes(shift.serviceId) ||
    shift.endsAt <= given.clock.now()
  )
    throw refuse('NOT_FOUND')
  const { startsAt, endsAt, orgPath } = shift
  const away = awayOn(await given.roster.leavesOf([adviser._id], startsAt))(adviser._id, startsAt, endsAt)
  const elsewhere = (await given.roster.shiftsOfAdviser(adviser._id, startsAt, endsAt)).some(
    ({ _id, deskKind }) => _id !== shift._id && deskKind === 'window' && shift.deskKind === 'window',
  )
  if (away || elsewhere) throw refuse('BUSY_THEN')
  return { orgPath, touched: await applyCover(given, shift, adviser._id) }
}
