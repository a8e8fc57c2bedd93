import { lecture } from '../contract'
import { relayChat } from '../parts/relay-chat'
import { operation } from '../services'

/** A block was passed on. Two people may have taken the same one: whoever comes second is told, before it stands in the chat twice. */
export const noteRelayed = operation(lecture.noteRelayed, async (given) => {
  const { input, caller, relays } = given
  const { lecture: found, room, chat } = await relayChat(given, caller, input)
  const before = await relays.moveTo(found._id, chat, Math.min(input.upTo, room.last))
  return { before }
})
