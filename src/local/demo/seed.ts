import type { Caller } from '../../kernel/caller'
import type { Engine } from '../../kernel/operation'
import { drainOutbox, type Consumer } from '../../kernel/outbox'
import type { House } from '../../kernel/unit'
import { DEMO_PEOPLE, DISTRICT } from './people'
import { seedBenefit } from './seed-benefit'
import { seedBroadcasts } from './seed-broadcast'
import { seedReaders } from './seed-readers'
import { seedDistrict } from './seed-district'
import { seedLibrary } from './library/seed-library'

const ORG_PATH = ['org_city', DISTRICT]

/** Everything a stranger finds at the first start; safe to run at every start. */
export const seedDemo = async (
  house: House,
  engines: readonly Engine[],
  consumers: Readonly<Record<string, Consumer>>,
): Promise<void> => {
  await seedDistrict(house)
  await seedLibrary(house, {
    writer: callerOf('lawyer'),
    reader: callerOf('lawyer2'),
    staff: callerOf('staff'),
    orgPath: ORG_PATH,
  })
  const benefit = engines.find(({ name }) => name === 'benefit')
  if (benefit) {
    await seedBenefit(house, benefit, {
      staff: callerOf('staff'),
      streetstaff: callerOf('streetstaff'),
      merchant: callerOf('merchant'),
      worker: callerOf('worker'),
      worker2: callerOf('worker2'),
    })
  }
  const broadcast = engines.find(({ name }) => name === 'broadcast')
  if (!broadcast) return
  await seedBroadcasts(house, broadcast, callerOf('staff'))
  await drainOutbox(house, consumers, () => undefined)
  await seedReaders(house, broadcast)
}

const callerOf = (account: string): Caller => {
  const person = DEMO_PEOPLE.find((one) => one.account === account)
  if (!person) throw new Error(`the demo has nobody called ${account}`)
  return {
    accountId: `demo_${account}`,
    memberId: person.memberId,
    trust: 'phone',
    orgPath: ORG_PATH,
    grants: person.roles,
  }
}
