import type { Environment } from '../../config/environment'
import { createPublicCalendar } from '../adapters/calendar/public-calendar'
import { writeIcal } from '../adapters/calendar/write-ical'
import { createHttpLine } from '../adapters/phone-line/http-line'
import { createHttpTexts } from '../adapters/sms/http-sms'
import { createHotlineEngine } from '../engines/hotline'
import type { HotlinePorts, PeopleFacts } from '../engines/hotline/ports'
import { createMembershipFacts } from '../engines/membership/facts'
import { phoneKeyOf } from '../engines/membership/rules/blind-keys'
import { createGrantsStore } from '../engines/membership/store/grants'
import { createPeopleStore } from '../engines/membership/store/people'
import type { Engine } from '../kernel/operation'
import type { Unit } from '../kernel/unit'

/** The hotline learns from membership who somebody is, where they belong and how to reach them. */
export const hotlinePeople = (unit: Unit): PeopleFacts => {
  const facts = createMembershipFacts(unit)
  const people = createPeopleStore(unit)
  const grants = createGrantsStore(unit)
  return {
    namesOf: facts.namesOf,
    phoneOf: async (memberId) => {
      const member = await people.get(memberId)
      return member ? { phone: unit.vault.open(member.phone, 'phone'), phoneKey: member.phoneKey } : undefined
    },
    memberWith: async (phone) => {
      const member = await people.byPhone(phoneKeyOf(unit.vault, phone))
      return member ? { memberId: member._id, name: member.name, orgPath: member.orgPath } : undefined
    },
    phoneKeyOf: (phone) => phoneKeyOf(unit.vault, phone),
    holdsRole: async (memberId, role, orgPath) =>
      (await grants.holding([role], { memberIds: [memberId] })).some(({ orgId }) => orgPath.includes(orgId)),
    orgs: facts.orgs,
  }
}

export const hotlinePorts = (environment: Environment): HotlinePorts => ({
  people: hotlinePeople,
  calendar: createPublicCalendar(),
  ...(environment.SMS_API !== undefined && {
    texts: createHttpTexts({ url: environment.SMS_API, key: environment.SMS_KEY }),
  }),
  writeCalendar: writeIcal,
  ...(environment.LINE_API !== undefined && {
    line: createHttpLine({ url: environment.LINE_API, key: environment.LINE_KEY }),
  }),
  publicUrl: environment.PUBLIC_URL,
})

export const hotlineEngine = (environment: Environment): Engine =>
  createHotlineEngine(hotlinePorts(environment))
