import { readEnvironment } from '../../config/environment'
import { openHouse } from '../../src/compose/house'
import { issueToken } from '../../src/engines/membership/identify'
import { accounts } from '../../src/engines/membership/store/accounts'
import { members } from '../../src/engines/membership/store/members'
import type { TestCloud } from './local-cloud'

/** Members of the demo below a union, each signed in on a phone of their own: their tokens. */
export const signInCrowd = async (cloud: TestCloud, orgId: string, count: number): Promise<string[]> => {
  const house = await openHouse(readEnvironment(cloud.environment), { poolSize: 2, durableLimits: false })
  try {
    const bound = await accounts.of(house.db).distinct('memberId', { memberId: { $exists: true } })
    const people = await members
      .of(house.db)
      .find({ orgPath: orgId, state: 'active', _id: { $nin: bound.map(String) } })
      .limit(count)
      .toArray()
    if (people.length < count) throw new Error(`only ${people.length} members below ${orgId}`)
    const docs = people.map(({ _id }) => ({
      _id: `acc_crowd_${_id}`,
      logins: [`crowd_${_id}`],
      memberId: _id,
      generation: 1,
      createdAt: house.clock.now(),
    }))
    await accounts.of(house.db).insertMany(docs)
    return docs.map((account) => issueToken(house, account).token)
  } finally {
    await house.client.close()
  }
}
