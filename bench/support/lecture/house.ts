import { allEngines } from '../../../src/compose/engines'
import { prepareDatabase } from '../../../src/compose/prepare'
import { openHouse } from '../../../src/compose/house'
import { signRoomPath } from '../../../src/engines/lecture/room-path'
import { lectureGroups } from '../../../src/engines/lecture/store/lecture-groups'
import { lectures } from '../../../src/engines/lecture/store/lectures'
import { rooms } from '../../../src/engines/lecture/store/rooms'
import { issueToken } from '../../../src/engines/membership/identify'
import { accounts } from '../../../src/engines/membership/store/accounts'
import { grants } from '../../../src/engines/membership/store/grants'
import { members } from '../../../src/engines/membership/store/members'
import { orgs } from '../../../src/engines/membership/store/orgs'
import type { House } from '../../../src/kernel/unit'
import { benchEnvironment } from '../import-house'

const GROUPS = 200
const DISTRICT = ['o_city', 'o_district']
const firmOf = (n: number): string[] => [...DISTRICT, `o_firm${n % GROUPS}`]

export interface BenchLecture {
  readonly lectureId: string
  /** `/api/rooms/<signed>`. */
  readonly base: string
}

export interface BenchHouse {
  readonly house: House
  /** Bearer token of the lecturer, who is at every console. */
  readonly lecturer: string
  /** Bearer tokens of workers; worker n belongs to group n mod 200. */
  readonly workers: readonly string[]
  readonly groupOf: (worker: number) => string
  /** A lecture that is on, in all groups; `listening`: as if so many had been counted. */
  live(name: string, listening?: number): Promise<BenchLecture>
}

/** A district of 200 firms with so many signed-in workers, in an empty database. */
export const openBenchHouse = async (uri: string, name: string, workers: number): Promise<BenchHouse> => {
  const environment = benchEnvironment(uri, name)
  const house = await openHouse(environment, { poolSize: 50, durableLimits: false })
  await house.db.dropDatabase()
  await prepareDatabase(house, allEngines(environment))
  const now = house.clock.now()
  const phone = house.vault.seal('13800000000', 'phone')
  const org = (orgPath: string[], kind: 'city' | 'district' | 'enterprise') => ({
    ...{ _id: orgPath.at(-1) ?? '', kind, name: `示例${orgPath.at(-1) ?? ''}`, orgPath },
    ...{ parentId: orgPath.at(-2) ?? null, names: [], tags: [] },
  })
  await orgs
    .of(house.db)
    .insertMany([
      org(['o_city'], 'city'),
      org(DISTRICT, 'district'),
      ...Array.from({ length: GROUPS }, (_, n) => org(firmOf(n), 'enterprise')),
    ])
  const person = (id: string, orgPath: string[]) => ({
    member: {
      ...{ _id: `mem_${id}`, name: `样例${id}`, orgId: orgPath.at(-1) ?? '', orgPath, phone },
      ...{ phoneKey: `key_${id}`, state: 'active' as const, changedAt: now },
    },
    account: {
      _id: `acc_${id}`,
      logins: [`login_${id}`],
      memberId: `mem_${id}`,
      generation: 1,
      createdAt: now,
    },
  })
  const people = [
    person('lecturer', DISTRICT),
    ...Array.from({ length: workers }, (_, n) => person(`w${n}`, firmOf(n))),
  ]
  await members.of(house.db).insertMany(people.map(({ member }) => member))
  await accounts.of(house.db).insertMany(people.map(({ account }) => account))
  await grants.of(house.db).insertOne({
    ...{ _id: 'gr_lecturer', holder: 'mem_lecturer', role: 'lawyer', orgId: 'o_district', orgPath: DISTRICT },
    ...{ grantedBy: 'mem_lecturer', grantedAt: now, active: true },
  })
  const [lecturer = '', ...tokens] = people.map(({ account }) => issueToken(house, account).token)

  return {
    house,
    lecturer,
    workers: tokens,
    groupOf: (worker) => `g_${worker % GROUPS}`,
    live: async (lectureId, listening = 0) => {
      const common = {
        title: '停工停产期间，工资怎么发',
        hostIds: ['mem_lecturer'],
        startsAt: now,
        startedAt: now,
      }
      await lectures.of(house.db).insertOne({
        ...common,
        ...{ _id: lectureId, guide: { guideId: 'gd_1', version: 1, title: '样例' }, state: 'live' },
        hosts: [{ memberId: 'mem_lecturer', name: '样例', orgName: '样例', lawyer: true }],
        audience: { orgIds: [], tags: [], industries: [], sizes: [], groupIds: [], excludeGroupIds: [] },
        resolved: {
          scope: [],
          orgIds: [],
          tags: [],
          industries: [],
          sizes: [],
          groupIds: [],
          excludeGroupIds: [],
        },
        ...{ reach: { tops: ['o_district'], paths: DISTRICT }, from: '样例', orgPath: DISTRICT },
        ...{
          plannedMinutes: 40,
          endsAt: now,
          extended: 0,
          announce: false,
          groups: GROUPS,
          members: workers,
        },
        ...{ revision: 1, script: [], scriptRevision: 1 },
      })
      await rooms.of(house.db).insertOne({
        ...common,
        ...{
          _id: lectureId,
          state: 'live',
          lecturer: '样例律师',
          speaker: '样例律师',
          holderId: 'mem_lecturer',
        },
        ...{ minutes: 40, said: 0, pieces: 20, listening, waiting: 0, answered: 0, asking: true },
        ...{ last: 0, segments: 0, tail: [] },
      })
      await lectureGroups.of(house.db).insertMany(
        Array.from({ length: GROUPS }, (_, n) => ({
          ...{ _id: `${lectureId}:g_${n}`, lectureId, groupId: `g_${n}`, name: `样例群 ${n}` },
          ...{ orgId: `o_firm${n}`, orgName: '样例', orgPath: firmOf(n), adminIds: [], members: 100 },
          ...{ startsAt: now, plan: 1, came: 0, listening: 0, asked: 0 },
        })),
      )
      return { lectureId, base: signRoomPath(house.signer, lectureId, now).base }
    },
  }
}

/** A whole POST as the client sends it, ready for the wire. */
export const post = (operation: string, token: string, input: object, key?: string): string => {
  const body = JSON.stringify(input)
  return [
    `POST /api/lecture/${operation} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    `authorization: Bearer ${token}`,
    ...(key === undefined ? [] : [`idempotency-key: ${key}`]),
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}
