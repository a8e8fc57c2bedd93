import { after } from '../../../kernel/time'
import type { ChatChannel } from './facts'
import { MOST_LIMITED, WAITS, type RobotAnswer, type RobotProblem } from './robot-answer'

/** What matters of a chat delivery for what comes next. */
export interface Tried {
  readonly channel: ChatChannel
  readonly rest: readonly ChatChannel[]
  readonly before: readonly ChatChannel[]
  readonly tries: number
  readonly limited: number
  readonly repeated: boolean
  readonly maybeThere: boolean
}

/** What is to be set, and whether the robot itself is to be left alone for a while. */
export interface Next {
  readonly set: Readonly<{
    state: 'waiting' | 'said' | 'failed' | 'unknown'
    channel?: ChatChannel
    rest?: ChatChannel[]
    before?: ChatChannel[]
    at?: Date
    dueAt?: Date
    tries?: number
    limited?: number
    repeated?: boolean
    maybeThere?: boolean
    problem?: RobotProblem
  }>
  readonly aside?: RobotProblem
}

/** The next way that is left; none: the chat is given up, and said so. Never the same way twice. */
export const fallOver = (tried: Tried, problem: RobotProblem, maybeThere = tried.maybeThere): Next['set'] => {
  const [next, ...rest] = tried.rest
  const before = [...tried.before, tried.channel]
  if (next === undefined) return { state: maybeThere ? 'unknown' : 'failed', maybeThere, problem }
  return { state: 'waiting', channel: next, rest, before, maybeThere, problem, tries: 0, limited: 0 }
}

/** What follows from a robot's answer: said; once more later (at most three times, and at most once when it may be there
 *  already); or the next way. */
export const afterAnswer = (tried: Tried, answer: RobotAnswer, now: Date): Next => {
  switch (answer.kind) {
    case 'said':
      return { set: { state: 'said', at: now } }
    case 'broken':
      return { set: fallOver(tried, answer.problem), aside: answer.problem }
    case 'refused':
      return { set: fallOver(tried, 'address') }
    case 'unknown':
      if (tried.repeated || tried.maybeThere) return { set: fallOver(tried, 'silent', true), aside: 'silent' }
      return { set: { state: 'waiting', dueAt: after(now, WAITS[1]), maybeThere: true, problem: 'silent' } }
    case 'limited': {
      const limited = tried.limited + 1
      if (limited > MOST_LIMITED) return { set: fallOver(tried, 'limited'), aside: 'limited' }
      return { set: { state: 'waiting', dueAt: now, limited, problem: 'limited' } }
    }
    case 'busy': {
      const wait = WAITS[tried.tries]
      if (wait === undefined) return { set: fallOver(tried, 'busy'), aside: 'busy' }
      return { set: { state: 'waiting', dueAt: after(now, wait), tries: tried.tries + 1, problem: 'busy' } }
    }
  }
}
