import { scopeOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { mayPlan } from '../parts/hosts'
import { requireVisitor } from '../parts/visit'
import { lecturerOf } from '../parts/views'
import { signRoomPath } from '../room-path'
import { speakerName } from '../rules/shown'
import { operation } from '../services'

const MOST_OPEN = 200
const MOST_GROUPS = 200

/** What was said and answered, from the room; the figures, as they were counted at the end. */
export const readMinutes = operation(
  lecture.readMinutes,
  async ({ input, caller, clock, signer, people, groups, lectures, rooms, questions, minutes }) => {
    const {
      lecture: found,
      host,
      insider,
    } = await requireVisitor({ people, groups, lectures, signer }, caller, input)
    const [room, made] = await Promise.all([rooms.get(input.lectureId), minutes.get(input.lectureId)])
    const { startedAt, endedAt } = found
    if (!room || !made || !startedAt || !endedAt) throw refuse('NOT_ENDED')
    // A desk that did not plan it sees its own groups; what other enterprises' groups did is not its business.
    const within = host || mayPlan(caller, found) ? undefined : scopeOf(caller, 'staff', 'auditor', 'lawyer')
    const [entries, open, answered, listeners] = await Promise.all([
      rooms.all(room),
      questions.byWeight(input.lectureId, ['waiting'], undefined, MOST_OPEN),
      questions.count(input.lectureId, ['answered']),
      insider ? groups.listeners(input.lectureId, undefined, MOST_GROUPS, within) : [],
    ])
    return {
      lectureId: found._id,
      title: found.title,
      lecturer: lecturerOf(found),
      hosts: found.hosts.slice(1).map(speakerName),
      guide: found.guide,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt.toISOString(),
      plannedMinutes: found.plannedMinutes,
      path: signRoomPath(signer, found._id, clock.now()),
      segments: entries.filter(({ kind }) => kind === 'said'),
      answers: entries.filter(({ kind }) => kind === 'answer'),
      open: open.map(({ _id, text, people: asking, dueOn }) => ({
        questionId: _id,
        text,
        people: asking,
        ...(dueOn !== undefined && { dueOn }),
      })),
      groups: made.groups,
      listeners: made.listeners,
      asked: made.asked,
      answered,
      reactions: made.reactions ?? [],
      ...(made.hiddenAsked !== undefined && { hiddenAsked: made.hiddenAsked }),
      ...(insider && {
        byGroup: listeners.map(({ groupId, name, orgName, came, asked }) => ({
          groupId,
          name,
          orgName,
          came,
          asked,
        })),
      }),
    }
  },
)
