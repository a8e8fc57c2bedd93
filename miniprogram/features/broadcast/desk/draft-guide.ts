import { isRefusal } from '../../../platform/failures'
import { readGuide } from '../../library/api'
import type { Draft } from './api'
import type { Compose } from './compose'

/** The guide of a draft by name; undefined when it has none, or when it is not there any more. */
export const guideOfDraft = async (draft: Draft, known: Compose['guide']): Promise<Compose['guide']> => {
  const { guideId, version } = draft.content
  if (guideId === undefined) return undefined
  if (known?.guideId === guideId && known.version === version) return known
  try {
    const guide = await readGuide(guideId, version)
    return {
      guideId,
      version: guide.version,
      title: guide.title,
      topic: guide.topic,
      ...(guide.issuedOn === undefined ? {} : { issuedOn: guide.issuedOn }),
    }
  } catch (failure) {
    if (isRefusal(failure)) return undefined
    throw failure
  }
}
