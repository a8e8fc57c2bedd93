import type { Unit } from '../../kernel/unit'
import { after, DAY, HOUR, MINUTE, shanghaiDay } from '../../kernel/time'
import { endIt } from './parts/ending'
import { createSimilarMemory } from './parts/similar-questions'
import type { ContentCheck, LecturePorts } from './ports'
import { hiddenFigure, maySeeHidden } from './rules/hidden'
import { goneAfter, shownAudience, shownReactions } from './rules/interval'
import { isOn, type RoomEntry } from './rules/room'
import { speakerName } from './rules/shown'
import { lectureServices } from './services'
import type { PlanPart, Telling } from './topics'
import type { LeftOut } from './store/lecture-groups'
import type { LectureDoc } from './store/lectures'
import type { QuestionDoc, QuestionState } from './store/questions'

/** Days in which an open question is owed an answer. */
const DAYS_TO_ANSWER = 7
/** A lecture that nobody ended: so long after its planned end, when nothing has been said for as long. */
const FORGOTTEN_AFTER = 2 * HOUR
/** Vendors are asked about so many questions at once. */
const CHECKS_AT_ONCE = 8
const GROUPS_AT_ONCE = 1000

const VERDICTS: Readonly<Record<'pass' | 'review' | 'risky', { state: QuestionState; note?: string }>> = {
  pass: { state: 'waiting' },
  review: { state: 'review', note: '等主持人看过再显示' },
  risky: { state: 'refused', note: '有的话不能公开显示，换个说法再提' },
}

/** What a lecture needs done after a commit. Every step may be repeated, by two workers at once and after a crash at
 *  any point. `inTransaction` runs a step's writes as one. */
export const createLectureSteps = (
  ports: LecturePorts,
  unit: Unit,
  inTransaction: <T>(work: (unit: Unit) => Promise<T>) => Promise<T>,
) => {
  const memory = createSimilarMemory()
  const services = lectureServices(ports, memory, unit)
  const { clock, lectures, groups, rooms, questions, hidden, listeners, minutes, people, cards } = services
  const { reactions } = services

  const countQueue = async (lectureId: string): Promise<void> => {
    const [waiting, answered] = await Promise.all([
      questions.count(lectureId, ['waiting']),
      questions.count(lectureId, ['answered']),
    ])
    await rooms.setCounts(lectureId, { waiting, answered })
  }

  const countAudience = async (lectureId: string, listening: number): Promise<number> => {
    const since = after(clock.now(), -goneAfter(listening))
    const [heard, asked] = await Promise.all([
      listeners.count(lectureId, since),
      questions.countByGroup(lectureId),
    ])
    await groups.setCounts(
      lectureId,
      [...heard].map(([groupId, counts]) => ({ groupId, ...counts, asked: asked.get(groupId) ?? 0 })),
    )
    return [...heard.values()].reduce((sum, counts) => sum + counts.listening, 0)
  }

  const isForgotten = (lecture: LectureDoc, tail: readonly RoomEntry[]): boolean => {
    const latest = clock.now().getTime() - FORGOTTEN_AFTER
    const planned =
      (lecture.startedAt ?? lecture.startsAt).getTime() + (lecture.plannedMinutes + lecture.extended) * MINUTE
    return planned < latest && Date.parse(tail.at(-1)?.at ?? '') < latest
  }

  /** A hidden question goes to a host who may see it, the lecturer first; without one it stays for any lawyer to take. */
  const ownHidden = async (lecture: LectureDoc, dueOn: string): Promise<void> => {
    const [open, found, known] = await Promise.all([
      hidden.waitingOf(lecture._id),
      people.hosts(lecture.hostIds),
      cards.of(lecture.hostIds),
    ])
    const hosts = lecture.hostIds.flatMap((id) => found.find(({ memberId }) => memberId === id) ?? [])
    for (const question of open.filter(({ ownerId }) => ownerId === undefined)) {
      const owner = hosts.find(({ memberId, lawyerOf, orgPath }) =>
        maySeeHidden(
          { lawyerOf, orgPath, interests: known.get(memberId)?.interestOrgIds ?? [] },
          question.place,
        ),
      )
      if (owner)
        await hidden.take(question._id, { ownerId: owner.memberId, ownerName: `${owner.name}律师`, dueOn })
    }
  }

  return {
    /** Brings one more stretch of groups up to the plan; returns where to go on, undefined when all are there. */
    invite: async (
      lectureId: string,
      plan: number,
      from: string | undefined,
    ): Promise<string | undefined> => {
      const lecture = await lectures.get(lectureId)
      if (lecture?.revision !== plan) return undefined
      const page = await people.audiencePage(lecture.resolved, from, GROUPS_AT_ONCE)
      await groups.put(lectureId, page, { startsAt: lecture.startsAt, plan })
      return page.length === GROUPS_AT_ONCE ? page.at(-1)?.groupId : undefined
    },
    /** A stretch of the groups that the plan has left out; none when the plan is not the newest any more. */
    leftOut: async (lectureId: string, plan: number): Promise<readonly LeftOut[]> =>
      (await lectures.get(lectureId))?.revision === plan
        ? groups.leftOut(lectureId, plan, GROUPS_AT_ONCE)
        : [],
    dropGroups: groups.drop,

    /** The card that groups get of this plan: the first one, or what is not so any more; groups that came in later get
     *  the first one. Undefined when the plan is not the newest, or has begun. */
    planToTell: async (lectureId: string, plan: number): Promise<Telling | undefined> => {
      const lecture = await lectures.get(lectureId)
      if (lecture?.revision !== plan || lecture.state !== 'planned') return undefined
      const { announced } = lecture
      if (!announced) return { lectureId, what: 'card', state: 'planned' }
      const parts: [PlanPart, boolean][] = [
        ['title', announced.title !== lecture.title],
        ['time', announced.startsAt.getTime() !== lecture.startsAt.getTime()],
        ['lecturer', announced.lecturerId !== lecture.hostIds[0]],
      ]
      const changed = parts.flatMap(([part, is]) => (is ? [part] : []))
      if (changed.length === 0) return { lectureId, what: 'card', state: 'planned', plan }
      return { lectureId, what: 'card', state: 'changed', plan, changed }
    },
    planTold: async (lectureId: string, plan: number): Promise<void> => {
      const lecture = await lectures.get(lectureId)
      if (lecture?.revision !== plan) return
      const { title, startsAt, hostIds } = lecture
      await lectures.change(
        lectureId,
        { states: ['planned'], revision: plan },
        { announced: { title, startsAt, lecturerId: hostIds[0] ?? '' } },
      )
    },

    /** What is to be told, to whom: a stretch of the lecture's groups. */
    audience: async (lectureId: string, from: string | undefined) => ({
      groupIds: await groups.page(lectureId, from, GROUPS_AT_ONCE),
      most: GROUPS_AT_ONCE,
    }),
    lecture: (lectureId: string) => lectures.get(lectureId),
    entry: async (lectureId: string, position: number): Promise<RoomEntry | undefined> => {
      const room = await rooms.get(lectureId)
      return room && (await rooms.stretch(room, { after: position - 1, before: position + 1 }))[0]
    },
    leaveForRobots: groups.leaveForRobots,
    robotsWaiting: (lectureId: string, limit: number) => groups.withPending(lectureId, limit),
    takeForRobot: groups.takePending,
    told: (lectureId: string, position: number, reached: number) =>
      lectures.markTold(lectureId, position, reached),

    /** Asks the checker about questions that nobody but their askers has seen; a question that was withdrawn or
     *  decided meanwhile keeps its state. */
    check: async (questionIds: readonly string[], checker: ContentCheck): Promise<void> => {
      const open = (await questions.find(questionIds)).filter(({ state }) => state === 'unchecked')
      const decide = async (question: QuestionDoc): Promise<void> => {
        const { text, openid } = question
        const verdict = await checker.checkText({ text, scene: 2, ...(openid !== undefined && { openid }) })
        await questions.change(
          question._id,
          ['unchecked'],
          { ...VERDICTS[verdict], changedAt: clock.now() },
          ['openid'],
        )
      }
      for (let at = 0; at < open.length; at += CHECKS_AT_ONCE)
        await Promise.all(open.slice(at, at + CHECKS_AT_ONCE).map(decide))
    },

    /** Counts while the lecture runs; true when it must be looked at again. */
    tick: async (lectureId: string): Promise<boolean> => {
      const [lecture, room] = await Promise.all([lectures.get(lectureId), rooms.get(lectureId)])
      if (!lecture || !room) return false
      if (isOn(lecture.state) && isForgotten(lecture, room.tail)) {
        await inTransaction(async (inside) => {
          const fresh = lectureServices(ports, memory, inside)
          const [current, open] = [await fresh.lectures.get(lectureId), await fresh.rooms.get(lectureId)]
          if (current && open && isOn(current.state)) await endIt(fresh, current, open)
        })
        return false
      }
      const listening = await countAudience(lectureId, room.listening)
      const reacted = shownReactions(listening, await reactions.sum(lectureId, room.said))
      await rooms.setCounts(lectureId, {
        listening: isOn(lecture.state) ? shownAudience(listening) : 0,
        ...(reacted && { reactions: { number: room.said, ...reacted } }),
      })
      await countQueue(lectureId)
      return isOn(lecture.state)
    },

    /** Afterwards: owners and dates, then the figures that stay. */
    finish: async (lectureId: string): Promise<void> => {
      const [lecture, room] = await Promise.all([lectures.get(lectureId), rooms.get(lectureId)])
      if (lecture?.state !== 'ended' || !room) return
      const now = clock.now()
      const dueOn = shanghaiDay(after(lecture.endedAt ?? now, DAYS_TO_ANSWER * DAY))
      const [lecturer] = lecture.hosts
      if (lecturer) {
        const to = { ownerId: lecturer.memberId, ownerName: speakerName(lecturer), dueOn }
        await questions.assignOpen(lectureId, to, now)
      }
      await ownHidden(lecture, dueOn)
      await countAudience(lectureId, room.listening)
      await countQueue(lectureId)
      const heard = await listeners.count(lectureId, now)
      const asked = await questions.countByGroup(lectureId)
      const hiddenAsked = hiddenFigure(await hidden.figures(lectureId))
      const sum = (counts: Iterable<number>): number => [...counts].reduce((a, b) => a + b, 0)
      const came = sum([...heard.values()].map((counts) => counts.came))
      await minutes.keep({
        _id: lectureId,
        madeAt: now,
        groups: await groups.count(lectureId),
        listeners: came,
        asked: sum(asked.values()),
        ...(hiddenAsked !== undefined && { hiddenAsked }),
        reactions: (await reactions.sums(lectureId, room.said)).flatMap((counts, at) => {
          const shown = shownReactions(came, counts)
          return shown ? [{ number: at + 1, ...shown }] : []
        }),
      })
      await rooms.setCounts(lectureId, { listening: 0 })
    },
  }
}

export type LectureSteps = ReturnType<typeof createLectureSteps>
