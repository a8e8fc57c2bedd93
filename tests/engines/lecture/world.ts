import { createWordList } from '../../../src/adapters/content-check/word-list'
import { createPosting } from '../../../src/engines/broadcast/posting'
import { feedItems } from '../../../src/engines/broadcast/store/items'
import { feeds, feedSegments } from '../../../src/engines/broadcast/store/feeds'
import { createLectureEngine } from '../../../src/engines/lecture'
import type { lecture } from '../../../src/engines/lecture/contract'
import type { Handbook, LawFact, LecturePorts } from '../../../src/engines/lecture/ports'
import { createMembershipFacts } from '../../../src/engines/membership/facts'
import { grants } from '../../../src/engines/membership/store/grants'
import { groups } from '../../../src/engines/membership/store/groups'
import { members, type MemberDoc } from '../../../src/engines/membership/store/members'
import { orgs, type OrgDoc } from '../../../src/engines/membership/store/orgs'
import { lectureConsumers, type LectureFlowPorts } from '../../../src/flows/lecture-consumers'
import { auditEntries } from '../../../src/kernel/audit'
import type { Caller } from '../../../src/kernel/caller'
import { collection, ensureCollections } from '../../../src/kernel/collection'
import type { InputOf, OutputOf } from '../../../src/kernel/contract'
import { storedFiles } from '../../../src/kernel/files'
import { answeredCalls } from '../../../src/kernel/idempotency'
import { drainOutbox, outboxMessages } from '../../../src/kernel/outbox'
import type { House } from '../../../src/kernel/unit'
import { person, testHouse, type TestHouse } from '../../support/test-house'

const handbooks = collection<Handbook & { _id: string }>('test_handbooks')

const LAWS: Readonly<Record<string, LawFact>> = {
  劳动合同法第三十八条: {
    name: '劳动合同法',
    article: '第三十八条',
    asOf: '2012-12-28',
    inForce: true,
    checkedOn: '2026-11-20',
  },
}

/** Membership's own facts; handbooks and articles that a test puts down. */
export const ports: LecturePorts = {
  people: createMembershipFacts,
  library: ({ db, options }) => ({
    handbook: async (guideId, version) =>
      (await handbooks.of(db).findOne({ _id: `${guideId}:${version}` }, options)) ?? undefined,
    cite: (texts) => Promise.resolve(texts.map((text) => LAWS[text])),
  }),
}

/** What robots said, oldest first. */
export const spoken: { address: string; markdown: string }[] = []

export const flowPorts: LectureFlowPorts = {
  lectures: ports,
  posting: (unit) => createPosting(undefined, unit),
  check: createWordList(),
  robots: {
    sender: {
      send: (address, markdown) => {
        spoken.push({ address, markdown })
        return Promise.resolve({ kind: 'said' })
      },
    },
    addressOf: (_house, groupId) => Promise.resolve(`https://robots.invalid/${groupId}`),
    publicUrl: 'https://njr.invalid',
  },
}

type Name = keyof typeof lecture
export type Input<N extends Name> = InputOf<(typeof lecture)[N]>
export type Output<N extends Name> = OutputOf<(typeof lecture)[N]>

export const DISTRICT = ['o_city', 'o_district']
export const STREET = [...DISTRICT, 'o_street']

/** Hosts and desks. Lawyers work at `o_legal`, which is no enterprise of anybody who asks. */
export const staff = person('staff', { orgPath: DISTRICT }, 'staff@o_district')
export const streetStaff = person('streetstaff', { orgPath: STREET }, 'staff@o_street')
export const otherStaff = person('otherstaff', { orgPath: DISTRICT }, 'staff@o_street2')
export const lawyer = person('lawyer', { orgPath: [...DISTRICT, 'o_legal'] }, 'lawyer@o_district')
export const lawyer2 = person('lawyer2', { orgPath: [...DISTRICT, 'o_legal'] }, 'lawyer@o_district')
export const auditor = person('auditor', { orgPath: DISTRICT }, 'auditor@o_district')

export interface World extends TestHouse {
  /** An enterprise below the street with one group `g_<name>`; returns its org path. */
  enterprise(
    name: string,
    about?: { adminIds?: string[]; members?: number; robot?: string },
  ): Promise<string[]>
  worker(id: string, orgPath: readonly string[]): Promise<Caller>
  /** A lecture over the whole district, planned to begin at once; the groups are there already. */
  planned(about?: Partial<Input<'planLecture'>>): Promise<string>
  /** The same, on the air with `lawyer` at the console. */
  live(about?: Partial<Input<'planLecture'>>): Promise<string>
  /** Works the outbox until nothing is due. */
  work(house?: House): Promise<void>
  /** Asks publicly and has it checked. */
  asked(
    caller: Caller,
    lectureId: string,
    text: string,
    shownAs?: 'name' | 'group' | 'hidden',
  ): Promise<string>
  /** Texts, titles and answers on a group's page, oldest first. */
  groupPage(groupId: string): Promise<{ kind: string; words: string }[]>
  done<N extends Name>(caller: Caller, name: N, input: Input<N>, key?: string): Promise<Output<N>>
  codeOf(caller: Caller, name: Name, input: unknown, key?: string): Promise<string>
}

let accounts = 0
/** The same person with an account of its own, so that what is counted by account is counted anew. */
export const another = (caller: Caller): Caller => {
  accounts += 1
  return { ...caller, accountId: `${caller.accountId}_${accounts}` }
}

/** `g_<name>` of a worker's enterprise. */
export const groupOf = (caller: Caller): string => `g_${(caller.orgPath.at(-1) ?? '').slice(2)}`

const EVERYBODY = { orgIds: ['o_district'] }

/** `onHouse` may put another database under it, before anything is written. */
export const openWorld = async (onHouse: (house: House) => void = () => undefined): Promise<World> => {
  const engine = createLectureEngine(ports)
  const t = await testHouse((house) => {
    onHouse(house)
    return [engine]
  })
  const { db, vault } = t.house
  const others = [groups, members, orgs, grants, handbooks, feeds, feedItems, storedFiles]
  await ensureCollections(db, [...others, ...engine.collections, auditEntries, answeredCalls, outboxMessages])
  const addOrg = (orgPath: readonly string[], kind: OrgDoc['kind'], name: string) =>
    orgs.of(db).insertOne({
      _id: orgPath.at(-1) ?? '',
      kind,
      name,
      parentId: orgPath.at(-2) ?? null,
      orgPath: [...orgPath],
      names: [],
      tags: [],
    })
  await addOrg(['o_city'], 'city', '样例市总工会')
  await addOrg(DISTRICT, 'district', '样例区总工会')
  await addOrg(STREET, 'street', '样例街道工会')
  await addOrg([...DISTRICT, 'o_street2'], 'street', '示例街道工会')
  await addOrg([...DISTRICT, 'o_legal'], 'enterprise', '法律服务团工会')
  const addMember = (id: string, orgPath: readonly string[]) =>
    members.of(db).insertOne({
      _id: `mem_${id}`,
      name: `陈样例${id}`,
      orgId: orgPath.at(-1) ?? '',
      orgPath: [...orgPath],
      phone: vault.seal('13800000000', 'phone'),
      phoneKey: `key_${id}`,
      state: 'active',
      changedAt: t.clock.now(),
    } satisfies MemberDoc)
  for (const one of [staff, streetStaff, otherStaff, lawyer, lawyer2, auditor]) {
    await addMember((one.memberId ?? '').slice(4), one.orgPath)
    for (const { role, orgId } of one.grants) {
      const orgPath = orgId === 'o_district' ? DISTRICT : orgId === 'o_street' ? STREET : [...DISTRICT, orgId]
      await grants.of(db).insertOne({
        _id: `gr_${one.memberId ?? ''}`,
        holder: one.memberId ?? '',
        role,
        orgId,
        orgPath,
        grantedBy: 'mem_staff',
        grantedAt: t.clock.now(),
        active: true,
      })
    }
  }
  await handbooks.of(db).insertOne({
    _id: 'gd_pay:1',
    guideId: 'gd_pay',
    version: 1,
    title: '停工期间的工资',
    issued: true,
    answer: '停工第一个月按合同发工资。',
    sections: [
      { heading: '第一个月', text: '按劳动合同约定的标准发。', pictures: [] },
      { heading: '一个月以后', text: '有活干的不低于最低工资。没活干的按规定发生活费。', pictures: [] },
    ],
  })

  const world: World = {
    ...t,
    enterprise: async (name, about = {}) => {
      const orgPath = [...STREET, `o_${name}`]
      await addOrg(orgPath, 'enterprise', `${name}示例有限公司`)
      await groups.of(db).insertOne({
        _id: `g_${name}`,
        name: `${name}示例群`,
        kind: 'page',
        orgId: `o_${name}`,
        orgPath,
        tags: [],
        adminIds: about.adminIds ?? [],
        ...(about.robot !== undefined && { robot: vault.seal(about.robot, 'robot') }),
        createdAt: t.clock.now(),
      })
      for (let n = 0; n < (about.members ?? 0); n += 1) await addMember(`${name}_${n}`, orgPath)
      return orgPath
    },
    worker: async (id, orgPath) => {
      await addMember(id, orgPath)
      return person(id, { orgPath })
    },
    planned: async (about = {}) => {
      const { lectureId } = await world.done(another(staff), 'planLecture', {
        title: '停工停产期间，工资怎么发',
        guideId: 'gd_pay',
        guideVersion: 1,
        lecturerId: 'mem_lawyer',
        coHostIds: ['mem_staff'],
        audience: EVERYBODY,
        startsAt: t.clock.now().toISOString(),
        plannedMinutes: 40,
        ...about,
      })
      await world.work()
      return lectureId
    },
    live: async (about) => {
      const lectureId = await world.planned(about)
      await world.done(another(lawyer), 'startLecture', { lectureId })
      await world.work()
      return lectureId
    },
    work: async (house = t.house) => {
      let problem: unknown
      await drainOutbox(house, lectureConsumers(house, flowPorts), (_message, error) => {
        problem = error
      })
      if (problem instanceof Error) throw problem
    },
    asked: async (caller, lectureId, text, shownAs = 'name') => {
      const input = { lectureId, groupId: groupOf(caller), text, shownAs }
      const { questionId } = await world.done(another(caller), 'ask', input)
      await world.work()
      return questionId
    },
    groupPage: async (groupId) => {
      const feed = await feeds.of(db).findOne({ _id: groupId })
      const sealed = Array.from({ length: feed?.segments ?? 0 }, (_, n) => `${groupId}:${n + 1}`)
      const segments = await feedSegments
        .of(db)
        .find({ _id: { $in: sealed } })
        .toArray()
      const entries = [...segments.flatMap((segment) => segment.entries), ...(feed?.tail ?? [])]
      const items = await feedItems
        .of(db)
        .find({ _id: { $in: entries.map(({ id }) => id) } })
        .toArray()
      return entries.flatMap(({ id }) => {
        const item = items.find(({ _id }) => _id === id)
        if (!item) return []
        const words = item.answer
          ? `${item.answer.question}→${item.answer.answer}`
          : (item.link?.state ?? item.title)
        return [{ kind: item.kind, words: words ?? '' }]
      })
    },
    done: async <N extends Name>(caller: Caller, name: N, input: Input<N>, key?: string) => {
      const answer = await t.call(caller, `lecture.${name}`, input, key)
      if (!answer.ok) {
        const cause = answer.error instanceof Error ? ` ${answer.error.stack ?? answer.error.message}` : ''
        throw new Error(
          `${name} was refused: ${answer.refusal.code} ${JSON.stringify(answer.refusal.fields ?? {})}${cause}`,
        )
      }
      return answer.output as Output<N>
    },
    codeOf: async (caller, name, input, key) => {
      const answer = await t.call(caller, `lecture.${name}`, input, key)
      return answer.ok ? 'ok' : answer.refusal.code
    },
  }
  // Lawyers state their licence once; only then may they answer.
  for (const one of [lawyer, lawyer2])
    await world.done(one, 'saveLawyerCard', { licence: '13702202610000001', interestOrgIds: [] })
  return world
}
