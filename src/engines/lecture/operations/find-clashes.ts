import { after, MINUTE } from '../../../kernel/time'
import { lecture } from '../contract'
import { placeAudience } from '../parts/plan'
import { operation } from '../services'

const PAGE = 1000

/** Asked while a plan is filled in. What else a host has is told by its time alone: it may belong to another desk. */
export const findClashes = operation(
  lecture.findClashes,
  async ({ input, caller, people, lectures, groups }) => {
    const startsAt = new Date(input.startsAt)
    const endsAt = after(startsAt, input.plannedMinutes * MINUTE)
    const { resolved, reach } = await placeAudience(people, caller, input.audience)
    const [taken, others] = await Promise.all([
      lectures.ofHosts(input.hostIds, startsAt, endsAt, input.lectureId),
      lectures.atTheSameTime({ _id: input.lectureId ?? '', startsAt, endsAt, reach }),
    ])
    const shared = new Map(others.map(({ _id }) => [_id, 0]))
    let from: string | undefined
    do {
      const page = others.length === 0 ? [] : await people.audiencePage(resolved, from, PAGE)
      const groupIds = page.map(({ groupId }) => groupId)
      for (const { _id } of others)
        shared.set(_id, (shared.get(_id) ?? 0) + (await groups.countAmong(_id, groupIds)))
      from = page.length === PAGE ? groupIds.at(-1) : undefined
    } while (from !== undefined)
    return {
      hosts: input.hostIds.flatMap((memberId) =>
        taken
          .filter(({ hostIds }) => hostIds.includes(memberId))
          .map((one) => ({
            memberId,
            lecturing: one.hostIds[0] === memberId,
            startsAt: one.startsAt.toISOString(),
            endsAt: one.endsAt.toISOString(),
          })),
      ),
      lectures: others.flatMap(({ _id, title, startsAt: at }) => {
        const count = shared.get(_id) ?? 0
        return count > 0 ? [{ lectureId: _id, title, startsAt: at.toISOString(), groups: count }] : []
      }),
    }
  },
)
