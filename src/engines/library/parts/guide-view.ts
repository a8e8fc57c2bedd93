import type { z } from 'zod'
import { shanghaiDay } from '../../../kernel/time'
import type { library } from '../contract'
import { minutesToRead } from '../rules/guide-state'
import type { GuideDoc, GuideVersionDoc } from '../store/guides'

export type GuideHead = z.input<(typeof library)['listGuides']['output']>['items'][number]

/** The few lines by which a guide is shown in lists and chats. */
export const guideHead = (version: GuideVersionDoc): GuideHead => ({
  guideId: version.guideId,
  version: version.version,
  title: version.title,
  card: version.card,
  topic: version.topic,
  ...(version.issuedAt && { issuedOn: shanghaiDay(version.issuedAt) }),
  minutes: minutesToRead(version),
  corrected: version.state === 'corrected',
  withdrawn: version.state === 'withdrawn',
})

/** What was put right, when this version replaced another one or was itself replaced. */
export const correctionOf = (
  guide: GuideDoc,
  version: GuideVersionDoc,
  current: GuideVersionDoc | undefined,
) => {
  if (!current?.issuedAt || guide.current === undefined) return undefined
  const note = current.correctionNote ?? ''
  const concerns = version.version < guide.current || (version.version === guide.current && note !== '')
  return concerns ? { note, on: shanghaiDay(current.issuedAt), currentVersion: guide.current } : undefined
}
