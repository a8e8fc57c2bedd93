import { collection } from '../../../kernel/collection'
import { after } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import { KEEP_LISTENERS } from '../rules/retention'

/** How far a lecture was passed on by hand: into a group's chat, whoever of its admins did it, or by a host into chats of their
 *  own. `lectureId:group:groupId` or `lectureId:host:memberId`. */
interface RelayDoc {
  _id: string
  /** Position in the room up to which it was told. */
  upTo: number
  expiresAt: Date
}

export const relays = collection<RelayDoc>('lecture_relays', [
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

/** Whose chat it is. */
export type RelayChat = { readonly groupId: string } | { readonly hostId: string }

const idOf = (lectureId: string, chat: RelayChat): string =>
  'groupId' in chat ? `${lectureId}:group:${chat.groupId}` : `${lectureId}:host:${chat.hostId}`

export const createRelayStore = ({ db, options, clock }: Pick<Unit, 'db' | 'options' | 'clock'>) => ({
  /** 0: nothing yet. */
  place: async (lectureId: string, chat: RelayChat): Promise<number> =>
    (await relays.of(db).findOne({ _id: idOf(lectureId, chat) }, options))?.upTo ?? 0,
  /** Never back: whoever passes on an older block again takes nothing from the others. Returns the place that was. */
  moveTo: async (lectureId: string, chat: RelayChat, upTo: number): Promise<number> => {
    const before = await relays
      .of(db)
      .findOneAndUpdate(
        { _id: idOf(lectureId, chat) },
        { $max: { upTo }, $set: { expiresAt: after(clock.now(), KEEP_LISTENERS) } },
        { ...options, upsert: true, returnDocument: 'before' },
      )
    return before?.upTo ?? 0
  },
})
