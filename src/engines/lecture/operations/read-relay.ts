import { isProven } from '../rules/reader'
import { refuse } from '../../../kernel/refusal'
import { sayDate } from '../../../kernel/time'
import { lecture } from '../contract'
import { isHost } from '../parts/hosts'
import { lecturerOf } from '../parts/views'
import { signShare } from '../room-path'
import { relayBlock } from '../rules/relay'
import type { RoomEntry } from '../rules/room'
import { operation, type Services } from '../services'

/** For chats into which no program may post: whoever looks after one takes the next block and passes it on by hand. */
export const readRelay = operation(
  lecture.readRelay,
  async ({ input, caller, clock, signer, lectures, groups, rooms, questions }) => {
    const { lectureId, groupId, after } = input
    const [found, room] = [await lectures.get(lectureId), await rooms.get(lectureId)]
    if (!found || !room) throw refuse('NOT_FOUND')
    const [group] = groupId === undefined ? [] : await groups.some(lectureId, [groupId])
    if (groupId !== undefined && !group) throw refuse('NOT_FOUND')
    const admin = isProven(caller) && group?.adminIds.includes(caller.memberId) === true
    if (!admin && !isHost(caller, found)) throw refuse('NOT_FOUND')
    const entries = after >= room.last ? [] : await rooms.all(room)
    const own = await ownEntries(questions, entries, groupId)
    const about = {
      ...{ title: found.title, lecturer: lecturerOf(found), state: room.state },
      when: sayDate(found.startsAt),
    }
    return { ...relayBlock(about, own, after, room.last), share: signShare(signer, lectureId, clock.now()) }
  },
)

/** Of all that was said the key pieces; of the answers, for one group, those it asked for and those meant for all. */
const ownEntries = async (
  questions: Services['questions'],
  entries: readonly RoomEntry[],
  groupId: string | undefined,
): Promise<RoomEntry[]> => {
  const asked = entries.flatMap(({ answer }) => (answer && answer.people > 0 ? [answer.questionId] : []))
  const [found, merged] =
    groupId === undefined || asked.length === 0
      ? [[], []]
      : await Promise.all([questions.find(asked), questions.mergedInto(asked)])
  const here = new Set([
    ...found.filter((one) => one.groupId === groupId).map(({ _id }) => _id),
    ...merged.filter((one) => one.groupId === groupId).map(({ mergedInto }) => mergedInto),
  ])
  return entries.filter(({ key, answer }) =>
    answer ? groupId === undefined || answer.people === 0 || here.has(answer.questionId) : key === true,
  )
}
