import { requireScope, type Caller } from '../../../kernel/caller'
import type { ParsedInput } from '../../../kernel/contract'
import { refuse } from '../../../kernel/refusal'
import { shanghaiDay } from '../../../kernel/time'
import { hotline } from '../contract'
import { replanDay } from '../parts/change-roster'
import { rehearse } from '../parts/rehearse'
import { isDay } from '../rules/local-time'
import { operation, type Services } from '../services'

/** The calendar is one for all desks, so only staff whose scope holds all of them change it. */
export const saveHoliday = operation(hotline.saveHoliday, {
  prepare: async (given) =>
    given.input.preview ? rehearse(given, (inside) => apply(inside, given.caller, given.input)) : undefined,
  handle: async ({ prepared, ...given }) => {
    if (prepared) return { touched: prepared.touched }
    const { day, off } = given.input
    const { orgPath, touched } = await apply(given, given.caller, given.input)
    await given.audit.record({
      action: 'save-holiday',
      subject: `day_${day}`,
      orgPath,
      detail: `${day} ${off === undefined ? '恢复公布的安排' : off ? '放假' : '上班'}`,
    })
    return { touched }
  },
})

const apply = async (
  given: Services,
  caller: Caller,
  { day, off, name }: ParsedInput<typeof hotline.saveHoliday>,
) => {
  const services = await given.catalogue.allServices()
  for (const { orgPath } of services) requireScope(caller, orgPath, 'staff')
  if (!isDay(day) || day <= shanghaiDay(given.clock.now())) throw refuse('WRONG_SPAN')
  await given.roster.changeDay(day, off === undefined ? undefined : { off, name })
  return { orgPath: services[0]?.orgPath ?? [], touched: await replanDay(given, day) }
}
