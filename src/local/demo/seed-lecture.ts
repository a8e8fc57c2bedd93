import { Readable } from 'node:stream'
import { guideVersions } from '../../engines/library/store/guides'
import { lecture } from '../../engines/lecture/contract'
import { hiddenQuestions } from '../../engines/lecture/store/hidden-questions'
import { lectures } from '../../engines/lecture/store/lectures'
import { createMembershipFacts } from '../../engines/membership/facts'
import { members } from '../../engines/membership/store/members'
import { HOUSE, type Caller } from '../../kernel/caller'
import type { InputOf, OutputOf } from '../../kernel/contract'
import { inTransaction, unitOf } from '../../kernel/transaction'
import type { Engine } from '../../kernel/operation'
import { drainOutbox, type Consumer } from '../../kernel/outbox'
import { Refusal } from '../../kernel/refusal'
import { after, DAY, HOUR, MINUTE, shanghaiDay, startOfDay } from '../../kernel/time'
import type { House } from '../../kernel/unit'
import { demoPicture } from './demo-picture'
import { ANSWERED, HIDDEN_QUESTION, LECTURE_TITLE, PIECES, QUESTIONS } from './lecture-script'
import { DEMO_PEOPLE, DISTRICT } from './people'

/** What the outbox worker does about lectures, at the clock of the given house. */
type ConsumersOf = (house: House) => Readonly<Record<string, Consumer>>

interface LectureDemo {
  readonly engine: Engine
  readonly consumers: ConsumersOf
  readonly staff: Caller
  readonly lecturer: Caller
  /** Helps at the console. */
  readonly helper: Caller
  /** Asks a hidden question. */
  readonly worker: Caller
}

type Contract = typeof lecture
type Name = keyof Contract

/** A listener of the crowd, in the group through which the room is entered. */
interface Listener {
  readonly caller: Caller
  readonly groupId: string
}

const CROWD = 36
const SAID = 3

/** The demo's hour, played at any moment through the operations that people use. */
const stageAt = (house: House, demo: LectureDemo, at: Date) => {
  const then: House = { ...house, clock: { now: () => at } }
  return {
    do: async <N extends Name>(caller: Caller, name: N, input: InputOf<Contract[N]>) => {
      const { engine } = demo
      const parsed: unknown = lecture[name].input.parse(input)
      const prepared = await engine.prepare(name, unitOf(then, caller), parsed)
      const gathering = engine.gathering(name)
      const output = await inTransaction(then, gathering ? HOUSE : caller, async (unit) => {
        if (!gathering) return engine.handle(name, unit, parsed, prepared)
        const [result] = await gathering.handleAll(unit, [{ input: parsed, caller, prepared }])
        if (result instanceof Refusal) throw result
        return result
      })
      return output as OutputOf<Contract[N]>
    },
    work: () => drainOutbox(then, demo.consumers(then), () => undefined),
  }
}

const callerOf = async (house: House, account: string): Promise<Caller> => {
  const person = DEMO_PEOPLE.find((one) => one.account === account)
  const member = await members.of(house.db).findOne({ _id: person?.memberId ?? '' })
  if (!person || !member) throw new Error(`the demo has nobody called ${account}`)
  const { memberId, roles } = person
  return { accountId: `demo_${account}`, memberId, trust: 'phone', orgPath: member.orgPath, grants: roles }
}

/** What a stranger finds: a lecture that is on, one with its minutes, one that comes. A later start plays what is missing. */
export const seedLectures = async (
  house: House,
  engines: readonly Engine[],
  consumers: ConsumersOf,
): Promise<void> => {
  const engine = engines.find(({ name }) => name === 'lecture')
  if (!engine) return
  const demo: LectureDemo = {
    engine,
    consumers,
    staff: await callerOf(house, 'staff'),
    lecturer: await callerOf(house, 'lawyer2'),
    helper: await callerOf(house, 'lawyer'),
    worker: await callerOf(house, 'worker'),
  }
  const issued = await guideVersions.of(house.db).find({ state: 'issued' }).toArray()
  const stoppage = issued.find(({ title }) => title.includes('停工'))
  const overtime = issued.find(({ title }) => title.includes('加班'))
  if (!stoppage || !overtime) return
  const has = async (...states: string[]) =>
    (await lectures.of(house.db).findOne({ state: { $in: states as 'live'[] } })) !== null
  const now = house.clock.now()
  const plan = (startsAt: Date, title: string, guide = stoppage) => ({
    title,
    guideId: guide.guideId,
    guideVersion: guide.version,
    lecturerId: demo.lecturer.memberId ?? '',
    coHostIds: [demo.helper, demo.staff].map(({ memberId }) => memberId ?? ''),
    audience: { orgIds: [DISTRICT] },
    startsAt: startsAt.toISOString(),
    plannedMinutes: 40,
  })
  const first = stageAt(house, demo, now)
  await first.do(demo.lecturer, 'saveLawyerCard', { licence: '13702202600000005', interestOrgIds: [] })
  await first.do(demo.helper, 'saveLawyerCard', { licence: '13702202600000004', interestOrgIds: [] })
  // One number was compared with the licence, the other waits for it.
  await first.do(demo.staff, 'confirmLicence', {
    memberId: demo.lecturer.memberId ?? '',
    licence: '13702202600000005',
  })
  if (!(await has('ended')))
    await playEnded(house, demo, plan(after(now, -DAY), `${LECTURE_TITLE}（上一场）`))
  if (!(await has('live', 'closing')))
    await playLive(house, demo, plan(after(now, -22 * MINUTE), LECTURE_TITLE))
  if (!(await lectures.of(house.db).findOne({ state: 'planned', startsAt: { $gt: now } }))) {
    const tomorrow = after(startOfDay(shanghaiDay(after(now, DAY))), 14 * HOUR)
    await first.do(demo.staff, 'planLecture', plan(tomorrow, overtime.title, overtime))
    await first.work()
  }
}

const crowdOf = async (house: House): Promise<Listener[]> => {
  const found = await members
    .of(house.db)
    .find({ _id: /^mem_\d+_[12]$/, state: 'active' })
    .sort({ _id: 1 })
    .limit(CROWD)
    .toArray()
  const facts = createMembershipFacts(unitOf(house, HOUSE))
  const listeners = await Promise.all(
    found.map(async ({ _id, orgPath }) => {
      const [group] = await facts.groupsOf({ memberId: _id, orgPath })
      const caller = { accountId: `demo_${_id}`, memberId: _id, trust: 'phone' as const, orgPath, grants: [] }
      return group ? [{ caller, groupId: group.groupId }] : []
    }),
  )
  return listeners.flat()
}

const begin = async (house: House, demo: LectureDemo, input: InputOf<Contract['planLecture']>) => {
  const startsAt = new Date(input.startsAt)
  const before = stageAt(house, demo, after(startsAt, -HOUR))
  const { lectureId } = await before.do(demo.staff, 'planLecture', input)
  await before.work()
  const start = stageAt(house, demo, startsAt)
  await start.do(demo.lecturer, 'startLecture', { lectureId })
  await start.work()
  return { lectureId, startsAt }
}

const writeScript = async (house: House, demo: LectureDemo, lectureId: string, at: Date): Promise<void> => {
  const stage = stageAt(house, demo, at)
  const { scriptRevision } = await stage.do(demo.lecturer, 'readPlan', { lectureId })
  const body = demoPicture()
  const { fileId } = await stage.do(demo.lecturer, 'startLecturePicture', {
    lectureId,
    fileName: '停工工资.png',
    bytes: body.length,
  })
  const about = { fileName: '停工工资.png', contentType: 'image/png', purpose: 'lecture-picture' }
  await house.files.put(fileId, Readable.from([body]), about, body.length)
  await stage.do(demo.lecturer, 'saveScript', {
    lectureId,
    scriptRevision,
    pieces: PIECES.map(({ picture, ...piece }, at) => ({
      ...piece,
      pieceId: `demo_piece_${at + 1}`,
      ...(picture !== undefined && { picture: { fileId, alt: picture } }),
    })),
  })
}

const send = async (house: House, demo: LectureDemo, lectureId: string, from: Date, count: number) => {
  for (let n = 1; n <= count; n += 1) {
    const stage = stageAt(house, demo, after(from, n * 5 * MINUTE))
    await stage.do(demo.lecturer, 'sendPiece', { lectureId, pieceId: `demo_piece_${n}` })
    await stage.work()
  }
}

const askAll = async (
  house: House,
  demo: LectureDemo,
  lectureId: string,
  crowd: readonly Listener[],
  at: Date,
) => {
  const stage = stageAt(house, demo, at)
  for (const { caller, groupId } of crowd) await stage.do(caller, 'stay', { lectureId, groupId })
  for (const [n, { text, voters }] of QUESTIONS.entries()) {
    const asker = crowd[n * 3]
    if (!asker) return
    const shownAs = n % 2 === 0 ? 'group' : 'name'
    const { questionId } = await stage.do(asker.caller, 'ask', {
      lectureId,
      groupId: asker.groupId,
      text,
      shownAs,
    })
    await stage.work()
    for (const voter of crowd.filter((one) => one !== asker).slice(n, n + voters))
      await stage.do(voter.caller, 'vote', { lectureId, groupId: voter.groupId, questionId, on: true })
  }
  await stage.work()
}

const answerOne = async (
  house: House,
  demo: LectureDemo,
  lectureId: string,
  crowd: readonly Listener[],
  at: Date,
) => {
  const stage = stageAt(house, demo, at)
  const asker = crowd.at(-1)
  if (!asker) return
  const { questionId } = await stage.do(asker.caller, 'ask', {
    lectureId,
    groupId: asker.groupId,
    text: ANSWERED.question,
    shownAs: 'group',
  })
  await stage.work()
  await stage.do(demo.lecturer, 'answerQuestion', {
    lectureId,
    questionId,
    text: ANSWERED.answer,
    cites: [...ANSWERED.cites],
  })
  await stage.work()
}

const playLive = async (house: House, demo: LectureDemo, input: InputOf<Contract['planLecture']>) => {
  const { lectureId, startsAt } = await begin(house, demo, input)
  await writeScript(house, demo, lectureId, startsAt)
  const crowd = await crowdOf(house)
  await answerOne(house, demo, lectureId, crowd, after(startsAt, 4 * MINUTE))
  await send(house, demo, lectureId, startsAt, SAID)
  await askAll(house, demo, lectureId, crowd, after(startsAt, 20 * MINUTE))
  const facts = createMembershipFacts(unitOf(house, HOUSE))
  const [group] = await facts.groupsOf({ memberId: demo.worker.memberId ?? '', orgPath: demo.worker.orgPath })
  if (group && !(await hiddenQuestions.of(house.db).findOne({ lectureId }))) {
    await stageAt(house, demo, after(startsAt, 21 * MINUTE)).do(demo.worker, 'ask', {
      lectureId,
      groupId: group.groupId,
      text: HIDDEN_QUESTION,
      shownAs: 'hidden',
    })
  }
}

const playEnded = async (house: House, demo: LectureDemo, input: InputOf<Contract['planLecture']>) => {
  const { lectureId, startsAt } = await begin(house, demo, input)
  await writeScript(house, demo, lectureId, startsAt)
  const crowd = await crowdOf(house)
  await send(house, demo, lectureId, startsAt, PIECES.length)
  await askAll(house, demo, lectureId, crowd, after(startsAt, 41 * MINUTE))
  await answerOne(house, demo, lectureId, crowd, after(startsAt, 50 * MINUTE))
  const end = stageAt(house, demo, after(startsAt, 63 * MINUTE))
  await end.do(demo.lecturer, 'extendLecture', { lectureId, minutes: 20 })
  await end.do(demo.lecturer, 'closeQueue', { lectureId })
  const queue = await end.do(demo.lecturer, 'listQueue', { lectureId, view: 'most' })
  for (const { questionId } of queue.items.slice(0, -2)) {
    await end.do(demo.lecturer, 'answerQuestion', {
      lectureId,
      questionId,
      text: ANSWERED.answer,
      cites: [...ANSWERED.cites],
    })
  }
  await end.do(demo.lecturer, 'endLecture', { lectureId })
  await end.work()
}
