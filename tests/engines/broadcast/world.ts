import { createWordList } from '../../../src/adapters/content-check/word-list'
import { createGroupProof } from '../../../src/adapters/wechat/group-proof'
import { createWechatApi } from '../../../src/adapters/wechat/open-api'
import { createGroupRobot } from '../../../src/adapters/wecom/group-robot'
import { writeSheet } from '../../../src/adapters/xlsx/write-sheet'
import { createBroadcastEngine } from '../../../src/engines/broadcast'
import type { broadcast } from '../../../src/engines/broadcast/contract'
import type { BroadcastPorts, GuideFact } from '../../../src/engines/broadcast/ports'
import { createMembershipFacts } from '../../../src/engines/membership/facts'
import { groups, type GroupDoc } from '../../../src/engines/membership/store/groups'
import { members, type MemberDoc } from '../../../src/engines/membership/store/members'
import { orgs, type OrgDoc } from '../../../src/engines/membership/store/orgs'
import { broadcastConsumers, robotConsumers } from '../../../src/flows/broadcast-consumers'
import type { Caller } from '../../../src/kernel/caller'
import { collection, ensureCollections } from '../../../src/kernel/collection'
import type { InputOf, OutputOf } from '../../../src/kernel/contract'
import { drainOutbox } from '../../../src/kernel/outbox'
import type { House } from '../../../src/kernel/unit'
import { person, testClock, testHouse, type TestHouse } from '../../support/test-house'

const guides = collection<GuideFact & { _id: string }>('test_guides')

const words = createWordList()

/** Membership's own facts, guides that a test puts down, the house's own word list, and robots at no address. */
export const ports: BroadcastPorts = {
  guides: ({ db, options }) => ({
    guides: async (refs) =>
      guides
        .of(db)
        .find({ _id: { $in: refs.map(({ guideId, version }) => `${guideId}:${version}`) } }, options)
        .toArray(),
    changes: async (guideId, from, to) => {
      const [before, now] = await Promise.all(
        [from, to].map((version) => guides.of(db).findOne({ _id: `${guideId}:${version}` }, options)),
      )
      if (!before || !now) return undefined
      const change = { heading: '明白卡', before: before.card, after: now.card }
      return { title: now.title, note: '改了一处', changes: [change] }
    },
  }),
  groups: createMembershipFacts,
  robots: createGroupRobot({ origins: [] }),
  check: words,
  words,
  groupProof: createGroupProof(
    createWechatApi({ base: 'http://127.0.0.1:9', appId: 'none', secret: 'none', clock: testClock() }),
  ),
  writeSheet,
  publicUrl: 'https://njr.example.cn',
}

export interface WorldOptions {
  /** Instead of the ports above. */
  readonly ports?: Partial<BroadcastPorts>
  /** Puts another database below the house. */
  readonly prepare?: (house: House) => void
}

type Name = keyof typeof broadcast
type Input<N extends Name> = InputOf<(typeof broadcast)[N]>

export interface World extends TestHouse {
  /** An enterprise below a street with one group of the id `g_<name>`; returns its org path. */
  enterprise(street: string, name: string, about?: Partial<GroupDoc>): Promise<string[]>
  addMember(id: string, orgPath: string[]): Promise<Caller>
  addGuide(guide: Partial<GuideFact> & { guideId: string; version: number }): Promise<void>
  send(
    audience: Input<'sendGuide'>['audience'],
    about?: Partial<Input<'sendGuide'>>,
    caller?: Caller,
  ): Promise<string>
  /** Works the outbox until it is empty. */
  deliver(house?: House): Promise<void>
  /** The output, or a failure that names the refusal. */
  done<N extends Name>(
    caller: Caller,
    name: N,
    input: Input<N>,
    key?: string,
  ): Promise<OutputOf<(typeof broadcast)[N]>>
  /** The code of the refusal, or `ok`. */
  codeOf(caller: Caller, name: Name, input: unknown): Promise<string>
}

export const staff = person('staff', { orgPath: ['o_city'] }, 'staff@o_district')
export const street1 = person('street1', { orgPath: ['o_city'] }, 'staff@o_street1')
export const street2 = person('street2', { orgPath: ['o_city'] }, 'staff@o_street2')
/** All of the district. */
export const EVERYBODY = { orgIds: ['o_district'] }
const NAMES: Record<string, string> = {
  o_city: '样例市总工会',
  o_district: '样例区总工会',
  o_street1: '样例街道工会',
  o_street2: '示例街道工会',
}

let others = 0
/** The same person with an account of its own, so that what is counted by account is counted anew. */
export const another = (caller: Caller): Caller => {
  others += 1
  return { ...caller, accountId: `${caller.accountId}_${others}` }
}

/** A district of two streets, one issued guide, and a dispatch whose callers are given. */
export const openWorld = async (options: WorldOptions = {}): Promise<World> => {
  const given = { ...ports, ...options.ports }
  const t = await testHouse((house) => {
    options.prepare?.(house)
    return [createBroadcastEngine(given)]
  })
  const { db } = t.house
  await ensureCollections(db, [groups, members, orgs, guides])
  const addOrg = (_id: string, kind: OrgDoc['kind'], above: string[], name: string) =>
    orgs.of(db).updateOne(
      { _id },
      {
        $set: { kind, name, parentId: above.at(-1) ?? null, orgPath: [...above, _id], names: [], tags: [] },
      },
      { upsert: true },
    )
  const path: string[] = []
  for (const [id, kind] of [
    ['o_city', 'city'],
    ['o_district', 'district'],
  ] as const) {
    await addOrg(id, kind, path, NAMES[id] ?? '')
    path.push(id)
  }
  for (const id of ['o_street1', 'o_street2']) await addOrg(id, 'street', path, NAMES[id] ?? '')

  const world: World = {
    ...t,
    enterprise: async (street, name, about = {}) => {
      const above = [...path, street]
      const orgId = `o_${name}`
      await addOrg(orgId, 'enterprise', above, `${name}示例有限公司`)
      await groups.of(db).insertOne({
        _id: `g_${name}`,
        name: `${name}示例群`,
        kind: 'page',
        orgId,
        orgPath: [...above, orgId],
        tags: [],
        adminIds: [],
        createdAt: t.clock.now(),
        ...about,
      })
      return [...above, orgId]
    },
    addMember: async (id, orgPath) => {
      await members.of(db).insertOne({
        _id: `mem_${id}`,
        name: `陈样例${id}`,
        orgId: orgPath.at(-1) ?? '',
        orgPath,
        phone: t.house.vault.seal('13800000000', 'phone'),
        phoneKey: `key_${id}`,
        state: 'active',
        changedAt: t.clock.now(),
      } satisfies MemberDoc)
      return person(id, { orgPath })
    },
    addGuide: async (guide) => {
      const full = {
        state: 'issued' as const,
        title: '停工期间的工资',
        card: '一句话说清',
        minutes: 3,
        issuedOn: '2026-11-20',
      }
      const _id = `${guide.guideId}:${guide.version}`
      await guides.of(db).replaceOne({ _id }, { ...full, ...guide }, { upsert: true })
    },
    send: async (audience, about = {}, caller = another(staff)) => {
      const input = { guideId: 'gd_pay', version: 1, audience, compulsory: false, ...about }
      return (await world.done(caller, 'sendGuide', input)).broadcastId
    },
    deliver: async (house = t.house) => {
      let problem: unknown
      const consumers = { ...broadcastConsumers(house, given), ...robotConsumers(house, given) }
      await drainOutbox(house, consumers, (_message, error) => {
        problem = error
      })
      if (problem instanceof Error) throw problem
    },
    done: async <N extends Name>(caller: Caller, name: N, input: Input<N>, key?: string) => {
      const answer = await t.call(caller, `broadcast.${name}`, input, key)
      if (!answer.ok) {
        const cause = answer.error instanceof Error ? ` ${answer.error.stack ?? answer.error.message}` : ''
        throw new Error(`${name} was refused: ${answer.refusal.code}${cause}`)
      }
      return answer.output as OutputOf<(typeof broadcast)[N]>
    },
    codeOf: async (caller, name, input) => {
      const answer = await t.call(caller, `broadcast.${name}`, input)
      return answer.ok ? 'ok' : answer.refusal.code
    },
  }
  await world.addGuide({ guideId: 'gd_pay', version: 1 })
  return world
}
