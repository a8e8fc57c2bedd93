import { sayDate } from '../../../kernel/time'
import type { Services } from '../services'
import type { CallbackDoc } from '../store/calls'
import type { AdviserDoc } from '../store/catalogue'
import { titled } from './cards'
import { writeEntry } from './open-case'
import { tell } from './tell'

/** An adviser has the callback now and with it the case, which they need for the talk; the promise stays as it was. */
export const giveCallback = async (
  given: Services,
  callback: CallbackDoc,
  adviser: AdviserDoc,
): Promise<CallbackDoc | null> => {
  const now = given.clock.now()
  const taken = await given.calls.changeCallback(
    callback._id,
    { promisedBy: callback.promisedBy },
    {
      state: callback.state === 'retry' ? 'retry' : 'taken',
      adviserId: adviser._id,
      takenAt: now,
    },
  )
  const file = await given.cases.get(callback.caseId)
  if (!taken || !file) return taken
  if (file.adviserId === undefined) await given.cases.change(file._id, { adviserId: adviser._id })
  else if (file.adviserId !== adviser._id) await given.cases.name(file._id, adviser._id, true)
  await writeEntry(given, file, {
    kind: 'callback',
    by: adviser._id,
    callbackId: callback._id,
    text: `${titled(adviser)}接下了回电`,
  })
  if (callback.memberId !== undefined)
    await tell(given, {
      key: `taken:${callback._id}:${adviser._id}:${callback.promisedBy.getTime()}`,
      memberId: callback.memberId,
      kind: 'callback',
      text: `${titled(adviser)}接下了，${sayDate(callback.promisedBy)} 前打给您`,
      callbackId: callback._id,
      caseId: callback.caseId,
    })
  return taken
}
