import { isOffline } from '../platform/failures'
import { newKey } from '../platform/keys'
import { drafts } from '../platform/storage'

/** A command that is done once even when its answer was lost and the page was closed: its key lives on the device until there is a
 *  definite answer or other words are sent. `name` tells one place to send from from another. */
export const sendOnce =
  <I, O>(name: string, command: (input: I, key: string) => Promise<O>) =>
  async (input: I): Promise<O> => {
    const place = `key:${name}`
    const text = JSON.stringify(input)
    const kept = drafts.get<{ text: string; key: string }>(place)
    const key = kept?.text === text ? kept.key : newKey()
    drafts.put(place, { text, key })
    try {
      const answer = await command(input, key)
      drafts.drop(place)
      return answer
    } catch (failure) {
      if (!isOffline(failure)) drafts.drop(place)
      throw failure
    }
  }
