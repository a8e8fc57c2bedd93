import { memberOf } from '../../../kernel/caller'
import { after, DAY } from '../../../kernel/time'
import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { callbackView } from '../parts/callback-view'
import { operation } from '../services'

const SHOWN_FOR = 7 * DAY

export const listMyCallbacks = operation(hotline.listMyCallbacks, async (given) => {
  const now = given.clock.now()
  const found = await given.calls.callbacksOf(memberOf(given.caller), after(now, -SHOWN_FOR))
  const items = await Promise.all(
    found.map(async (callback) =>
      callbackView(callback, await boardOf(given, callback.serviceId), given.vault, true),
    ),
  )
  return { at: now.toISOString(), items }
})
