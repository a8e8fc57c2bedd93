import { MINUTE, SECOND } from '../../../kernel/time'

/** What became of one message handed to a robot. */
export type RobotAnswer =
  /** WeCom took it. */
  | { readonly kind: 'said' }
  /** Too many in a minute (45009): it is not there, and others used the robot, or the limit was lowered. */
  | { readonly kind: 'limited' }
  /** Busy (-1), or nobody was reached: it is not there. */
  | { readonly kind: 'busy' }
  /** This robot does not work: removed (93000), or closed to us (60020). */
  | { readonly kind: 'broken'; readonly problem: RobotProblem }
  /** This message is not taken (too long, bad type). */
  | { readonly kind: 'refused' }
  /** No answer in time: it may be there. */
  | { readonly kind: 'unknown' }

export type RobotProblem = 'removed' | 'closed' | 'address' | 'silent' | 'busy' | 'limited'

/** What a person reads. */
export const PROBLEMS: Readonly<Record<RobotProblem, string>> = {
  removed: '机器人被移走了，请群里重新加一个，把新地址填上',
  closed: '企业微信不让这台服务器用机器人，请把服务器地址加到可信名单',
  address: '机器人地址不对，请从企业微信群里重新复制',
  silent: '机器人没有回应，不知道送到没有',
  busy: '企业微信一直忙，没有送出去',
  limited: '机器人一直说发得太多，没有送出去',
}

/** Waits before the second, third and fourth try. */
export const WAITS = [5 * SECOND, 30 * SECOND, 2 * MINUTE] as const
/** A message that was refused as one too many is not at fault; but it is not tried for ever. */
export const MOST_LIMITED = 8
/** No delivery waits longer than this for its next try: a later moment means that the clock was set back. */
export const LONGEST_WAIT = 10 * MINUTE
/** After this a robot that gave no sensible answer is tried again by itself. */
export const ASIDE_FOR = 30 * MINUTE
