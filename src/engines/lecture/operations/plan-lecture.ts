import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { checkPlan } from '../parts/plan'
import { speakerName } from '../rules/shown'
import { MOST_PIECES, scriptOf } from '../rules/script'
import { operation } from '../services'
import { TOPICS } from '../topics'

/** The lecture, its empty room, and the message that brings its groups in; the script starts as the handbook. */
export const planLecture = operation(lecture.planLecture, {
  prepare: ({ input, caller, people, library, clock }) =>
    checkPlan({ people, library, clock }, caller, input),
  handle: async ({ input, prepared, ids, audit, outbox, lectures, rooms, cards, pictures }) => {
    const { handbook, hosts, resolved, reach, desk, count, startsAt, endsAt } = prepared
    const [lecturer] = hosts
    if (!lecturer) throw refuse('NOT_A_LAWYER')
    await cards.holdForPlan(lecturer.memberId)
    if (await lectures.clashes(lecturer.memberId, startsAt, endsAt)) throw refuse('HOST_BUSY')
    const lectureId = ids.next('lec')
    const hostIds = hosts.map(({ memberId }) => memberId)
    const script = scriptOf(handbook, () => ids.next('pc')).slice(0, MOST_PIECES)
    await pictures.adopt(
      lectureId,
      script.flatMap(({ picture }) => picture?.fileId ?? []),
    )
    await lectures.add({
      _id: lectureId,
      title: input.title,
      guide: { guideId: handbook.guideId, version: handbook.version, title: handbook.title },
      hosts: [...hosts],
      hostIds,
      audience: input.audience,
      resolved,
      reach,
      from: desk.name,
      orgPath: [...desk.orgPath],
      startsAt,
      plannedMinutes: input.plannedMinutes,
      endsAt,
      extended: 0,
      ...(input.link && { link: input.link }),
      announce: input.announce,
      groups: count.groups,
      members: count.members,
      revision: 1,
      script,
      scriptRevision: 1,
      state: 'planned',
    })
    await rooms.open({
      _id: lectureId,
      title: input.title,
      state: 'planned',
      lecturer: speakerName(lecturer),
      speaker: speakerName(lecturer),
      holderId: lecturer.memberId,
      hostIds,
      startsAt,
      minutes: input.plannedMinutes,
      said: 0,
      pieces: script.length,
      listening: 0,
      waiting: 0,
      answered: 0,
      asking: false,
      ...(input.link && { link: input.link }),
      last: 0,
      segments: 0,
      tail: [],
    })
    await outbox.add(TOPICS.invite, `${lectureId}:1`, { lectureId, plan: 1, announce: input.announce })
    await audit.record({
      action: 'plan-lecture',
      subject: lectureId,
      orgPath: desk.orgPath,
      detail: `《${input.title}》，${count.groups} 个群`,
    })
    return { lectureId, groups: count.groups, members: count.members }
  },
})
