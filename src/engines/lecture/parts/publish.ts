import { refuse } from '../../../kernel/refusal'
import type { RoomEntry } from '../rules/room'
import type { Services } from '../services'
import type { NewEntry, RoomDoc } from '../store/rooms'
import { TOPICS, tellingKey, type Telling } from '../topics'

type Needs = Pick<Services, 'rooms' | 'outbox' | 'ids' | 'clock'>

/** Puts something into the room and, when groups are to have it too, leaves the message that takes it there, in the
 *  same transaction: what was said is never told twice and never forgotten. */
export const publish = async (
  { rooms, outbox, ids, clock }: Needs,
  room: RoomDoc,
  entry: Omit<NewEntry, 'entryId' | 'at' | 'from'> & { readonly from?: string },
  options: {
    readonly set?: Partial<RoomDoc>
    /** To all groups of the lecture, or to these. */
    readonly tell?: 'all' | readonly string[]
  } = {},
): Promise<RoomEntry> => {
  const { tell } = options
  const placed = await rooms.append(
    room,
    {
      ...{ entryId: ids.next('seg'), at: clock.now().toISOString(), from: room.speaker, ...entry },
      ...(entry.kind === 'said' && tell !== undefined && { key: true }),
    },
    options.set,
  )
  if (tell !== undefined) {
    const telling: Telling = {
      lectureId: room._id,
      what: 'entry',
      position: placed.position,
      ...(tell !== 'all' && { groupIds: [...new Set(tell)] }),
    }
    await outbox.add(TOPICS.tell, tellingKey(telling), { ...telling })
  }
  return placed
}

/** What a segment says; refuses one that says nothing. */
export const saidEntry = (said: {
  readonly title?: string | undefined
  readonly text: string
  readonly picture?: { readonly fileId: string; readonly alt: string } | undefined
}): Omit<NewEntry, 'entryId' | 'at' | 'from'> => {
  const text = said.text.trim()
  if (text === '' && !said.picture) throw refuse('EMPTY_PIECE')
  return {
    kind: 'said',
    ...(said.title !== undefined && said.title !== '' && { title: said.title }),
    ...(text !== '' && { text }),
    ...(said.picture && { picture: said.picture }),
  }
}
