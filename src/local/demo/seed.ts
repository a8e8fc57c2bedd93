import type { Caller } from '../../kernel/caller'
import type { Engine } from '../../kernel/operation'
import type { Consumer } from '../../kernel/outbox'
import type { House } from '../../kernel/unit'
import { DEMO_PEOPLE, DISTRICT, FIRST_FIRM, FIRST_STREET } from './people'
import { seedBenefit } from './seed-benefit'
import { seedBroadcasts } from './seed-broadcast'
import { seedRobots } from './seed-robots'
import { seedDistrict } from './seed-district'
import { seedLibrary } from './library/seed-library'

const ORG_PATH = ['org_city', DISTRICT]
/** Down to the firm whose groups the worker reads. */
const WORKER_PATH = [...ORG_PATH, FIRST_STREET, FIRST_FIRM, `${FIRST_FIRM}_shop`]

/** Everything a stranger finds at the first start; safe to run at every start. */
export const seedDemo = async (
  house: House,
  engines: readonly Engine[],
  consumers: Readonly<Record<string, Consumer>>,
  /** Where the robots of WeCom groups are. */
  wecom: string,
): Promise<void> => {
  await seedDistrict(house)
  await seedRobots(house, new URL(wecom).origin)
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
  const library = engines.find(({ name }) => name === 'library')
  if (!broadcast || !library) return
  await seedBroadcasts(house, {
    broadcast,
    library,
    consumers,
    staff: callerOf('staff'),
    lawyer: callerOf('lawyer'),
    lawyer2: callerOf('lawyer2'),
    worker: { ...callerOf('worker'), orgPath: WORKER_PATH },
  })
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
