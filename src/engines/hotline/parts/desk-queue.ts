import { mustNotServe } from '../rules/conflict'
import type { Services } from '../services'
import type { AdviserDoc } from '../store/catalogue'
import { boardOf } from './board'
import { deskCallbackView } from './callback-view'

/** Promises that the adviser could keep, most urgent first. Those of people they must not act against are not there. */
export const deskQueue = async (given: Services, adviser: AdviserDoc) => {
  const queue = await given.calls.queue(adviser.serviceIds)
  return Promise.all(
    queue
      .filter((callback) => !mustNotServe(adviser, callback.personPath))
      .map(async (callback) =>
        deskCallbackView(callback, await boardOf(given, callback.serviceId), given.vault, adviser._id),
      ),
  )
}
