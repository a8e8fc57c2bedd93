import { sayDate } from '../../../kernel/time'
import { lecture } from '../contract'
import { relayChat } from '../parts/relay-chat'
import { lecturerOf } from '../parts/views'
import { signShare } from '../room-path'
import { relayBlock } from '../rules/relay'
import type { RoomEntry } from '../rules/room'
import { operation, type Services } from '../services'

/** For chats into which no program may post: whoever looks after one takes the next block and passes it on by hand. It begins where
 *  the last one ended, on whatever phone and by whichever admin that was. */
export const readRelay = operation(lecture.readRelay, async (given) => {
  const { input, caller, clock, signer, rooms, questions, relays } = given
  const { lecture: found, room, chat } = await relayChat(given, caller, input)
  const { _id: lectureId } = found
  const after = input.after ?? (await relays.place(lectureId, chat))
  const entries = after >= room.last ? [] : await rooms.all(room)
  const own = await ownEntries(questions, entries, input.groupId)
  const about = {
    ...{ title: found.title, lecturer: lecturerOf(found), state: room.state },
    when: sayDate(found.startsAt),
  }
  const share = signShare(signer, lectureId, clock.now())
  return { ...relayBlock(about, own, after, room.last), after, share }
})

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
