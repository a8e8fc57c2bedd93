import type { Choice } from '../../broadcast/desk/audience'
import { audienceOf, isEmpty, nobody } from '../../broadcast/desk/audience'
import type { GuideHead } from '../../library/api'
import type { ChangeLecture, FindClashes } from './api'
import { startOf, timeTyped } from './when'
import { words } from './words'

export interface Person {
  readonly id: string
  readonly name: string
}
/** A plan as it is filled in. */
export interface PlanWords {
  readonly title: string
  readonly guide: Pick<GuideHead, 'guideId' | 'version' | 'title' | 'issuedOn'> | undefined
  readonly lecturer: Person | undefined
  readonly coHosts: readonly Person[]
  /** YYYY-MM-DD and HH:MM in Asia/Shanghai. */
  readonly day: string
  readonly time: string
  readonly minutes: string
  readonly choice: Choice
  readonly linkTitle: string
  readonly linkUrl: string
  readonly announce: boolean
}

/** As most lectures were planned: forty minutes. */
export const emptyPlan: PlanWords = {
  title: '',
  guide: undefined,
  lecturer: undefined,
  coHosts: [],
  day: '',
  time: '19:30',
  minutes: '40',
  choice: nobody,
  linkTitle: '',
  linkUrl: '',
  announce: true,
}

type PlanFields = Omit<ChangeLecture, 'lectureId' | 'revision'>

const minutesOf = (text: string): number | undefined => {
  const minutes = Number(text)
  return /^\d+$/.test(text) && minutes >= 5 && minutes <= 240 ? minutes : undefined
}

/** What is still missing, in the order of the page; undefined: it can be saved. */
export const whyNotYet = (plan: PlanWords): string | undefined => {
  const t = words.plan.need
  if (plan.title.trim() === '') return t.title
  if (plan.guide === undefined) return t.guide
  if (plan.lecturer === undefined) return t.lecturer
  if (startOf(plan.day, timeTyped(plan.time)) === undefined) return t.when
  if (minutesOf(plan.minutes) === undefined) return t.minutes
  if ((plan.linkTitle.trim() === '') !== (plan.linkUrl.trim() === '')) return t.link
  if (isEmpty(plan.choice)) return t.whom
  return undefined
}

/** What else is then, as soon as there is an hour and somebody it could clash for. */
export const clashQuestion = (plan: PlanWords, lectureId: string | undefined): FindClashes | undefined => {
  const startsAt = startOf(plan.day, timeTyped(plan.time))
  const plannedMinutes = minutesOf(plan.minutes)
  const hostIds = [plan.lecturer, ...plan.coHosts].flatMap((one) => one?.id ?? [])
  if (startsAt === undefined || plannedMinutes === undefined) return undefined
  if (hostIds.length === 0 && isEmpty(plan.choice)) return undefined
  return {
    ...(lectureId === undefined ? {} : { lectureId }),
    hostIds,
    audience: audienceOf(plan.choice),
    startsAt,
    plannedMinutes,
  }
}

/** The plan as the contract takes it; undefined while something is missing. */
export const planFields = (plan: PlanWords): PlanFields | undefined => {
  const startsAt = startOf(plan.day, timeTyped(plan.time))
  const plannedMinutes = minutesOf(plan.minutes)
  const { guide, lecturer } = plan
  if (whyNotYet(plan) !== undefined || guide === undefined || lecturer === undefined) return undefined
  if (startsAt === undefined || plannedMinutes === undefined) return undefined
  return {
    title: plan.title.trim(),
    guideId: guide.guideId,
    guideVersion: guide.version,
    lecturerId: lecturer.id,
    coHostIds: plan.coHosts.map(({ id }) => id),
    audience: audienceOf(plan.choice),
    startsAt,
    plannedMinutes,
    ...(plan.linkUrl.trim() === ''
      ? {}
      : { link: { title: plan.linkTitle.trim(), url: plan.linkUrl.trim() } }),
  }
}
