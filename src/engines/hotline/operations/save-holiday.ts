import { requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { shanghaiDay } from '../../../kernel/time'
import { hotline } from '../contract'
import { replanDay } from '../parts/change-roster'
import { isDay } from '../rules/local-time'
import { operation } from '../services'

/** The calendar is one for all desks, so only staff whose scope holds all of them change it. */
export const saveHoliday = operation(hotline.saveHoliday, async (given) => {
  const { input, caller, clock, roster, catalogue, audit } = given
  const services = await catalogue.allServices()
  for (const { orgPath } of services) requireScope(caller, orgPath, 'staff')
  if (!isDay(input.day) || input.day <= shanghaiDay(clock.now())) throw refuse('WRONG_SPAN')
  const { day, off, name } = input
  await roster.changeDay(day, off === undefined ? undefined : { off, name })
  const touched = await replanDay(given, day)
  await audit.record({
    action: 'save-holiday',
    subject: `day_${day}`,
    orgPath: services[0]?.orgPath ?? [],
    detail: `${day} ${off === undefined ? '恢复公布的安排' : off ? '放假' : '上班'}`,
  })
  return { touched }
})
