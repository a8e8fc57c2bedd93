import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { mayPlan } from '../parts/hosts'
import { checkPlan } from '../parts/plan'
import { speakerName } from '../rules/shown'
import { operation } from '../services'
import { TOPICS } from '../topics'

/** A planned lecture, as a whole: the groups are brought up to date afterwards, the script stays. */
export const changeLecture = operation(lecture.changeLecture, {
  prepare: async ({ input, caller, people, library, clock, lectures }) => {
    const standing = await lectures.get(input.lectureId)
    if (!standing || !mayPlan(caller, standing)) throw refuse('NOT_FOUND')
    if (standing.state !== 'planned') throw refuse('LECTURE_BEGUN')
    return { standing, plan: await checkPlan({ people, library, clock }, caller, input) }
  },
  handle: async ({ input, prepared, audit, outbox, lectures, rooms, cards }) => {
    const { handbook, hosts, resolved, reach, count, startsAt, endsAt } = prepared.plan
    const [lecturer] = hosts
    if (!lecturer) throw refuse('NOT_A_LAWYER')
    await cards.holdForPlan(lecturer.memberId)
    if (await lectures.clashes(lecturer.memberId, startsAt, endsAt, input.lectureId))
      throw refuse('HOST_BUSY')
    const hostIds = hosts.map(({ memberId }) => memberId)
    const revision = input.revision + 1
    const shared = { title: input.title, hostIds, startsAt, ...(input.link && { link: input.link }) }
    const changed = await lectures.change(
      input.lectureId,
      { states: ['planned'], revision: input.revision },
      {
        ...shared,
        guide: { guideId: handbook.guideId, version: handbook.version, title: handbook.title },
        hosts: [...hosts],
        audience: input.audience,
        resolved,
        reach,
        plannedMinutes: input.plannedMinutes,
        endsAt,
        groups: count.groups,
        members: count.members,
        revision,
      },
    )
    if (!changed) throw refuse('CHANGED_MEANWHILE')
    if (!input.link) await lectures.dropLink(input.lectureId)
    const speaker = speakerName(lecturer)
    await rooms.set(
      input.lectureId,
      { ...shared, lecturer: speaker, speaker, holderId: lecturer.memberId, minutes: input.plannedMinutes },
      input.link ? [] : ['link'],
    )
    await outbox.add(TOPICS.invite, `${input.lectureId}:${revision}`, {
      lectureId: input.lectureId,
      plan: revision,
      announce: changed.announce,
    })
    await audit.record({
      action: 'change-lecture',
      subject: input.lectureId,
      orgPath: changed.orgPath,
      detail: `《${input.title}》，${count.groups} 个群`,
    })
    return { lectureId: input.lectureId, revision, groups: count.groups, members: count.members }
  },
})
