/** Messages of the outbox that lectures leave behind. */
export const TOPICS = {
  /** `{ lectureId, plan, announce }`: bring its groups up to date. */
  invite: 'lecture.invite',
  /** `{ lectureId, what, … }`, see `Telling`: put something on groups' pages. */
  tell: 'lecture.tell',
  /** `{ lectureId }`: robots tell their chats what came since they last spoke. */
  robots: 'lecture.robots',
  /** `{ lectureId, groupId, robotId }`: the robot of a group that was left out says so. */
  part: 'lecture.part',
  /** `{ questionIds }`: look whether public questions may be shown. */
  check: 'lecture.check',
  /** `{ lectureId }`: count listeners and the queue while it runs. */
  tick: 'lecture.tick',
  /** `{ lectureId }`: owners and dates for what is open, the minutes. */
  finish: 'lecture.finish',
} as const

/** What of a plan the groups were told, and is not so any more. */
export type PlanPart = 'title' | 'time' | 'lecturer'

/** What goes to groups: a card that opens the room, or an entry of it. */
export type Telling = { readonly lectureId: string } & (
  | {
      readonly what: 'card'
      readonly state: 'planned' | 'live' | 'ended' | 'cancelled'
      /** Of a planned one: the revision that brought more groups in. */
      readonly plan?: number
    }
  | {
      readonly what: 'card'
      readonly state: 'changed'
      readonly plan: number
      readonly changed: readonly PlanPart[]
    }
  | {
      readonly what: 'entry'
      readonly position: number
      /** Only these; absent: all groups of the lecture. */
      readonly groupIds?: readonly string[]
    }
) & {
    /** Where a long list of groups goes on, and how many were told before. */
    readonly after?: string
    readonly done?: number
  }

/** One message for each thing and each stretch of groups, whoever sends it how often. */
export const tellingKey = (telling: Telling): string =>
  [
    telling.lectureId,
    thingOf(telling),
    ...(telling.what === 'card' && telling.plan !== undefined ? [`plan-${telling.plan}`] : []),
    ...(telling.after === undefined ? [] : [telling.after]),
  ].join(':')

/** What a robot has not told yet, as a number: the place of an entry in the room, or one of these. */
export const ROBOT = {
  began: 0,
  /** That it will be held. */
  planned: -1,
  cancelled: -2,
  /** That the plan is another: this less its revision. */
  changed: -2,
} as const

/** Undefined: robots do not tell it. */
export const robotMark = (telling: Telling): number | undefined => {
  if (telling.what === 'entry') return telling.position
  if (telling.state === 'changed') return ROBOT.changed - telling.plan
  return telling.state === 'live' ? ROBOT.began : telling.state === 'ended' ? undefined : ROBOT[telling.state]
}

/** What a group has once, however often it is told. */
export const thingOf = (telling: Telling): string =>
  telling.what === 'entry'
    ? `entry-${telling.position}`
    : telling.state === 'changed'
      ? `card-changed-${telling.plan}`
      : `card-${telling.state}`
