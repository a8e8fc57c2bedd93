/** Who is rung when nobody answered: the duty, the others on duty, the standby; nobody twice, and nobody who must not act
 *  against the person's employer. */

export interface CallCandidate {
  readonly adviserId: string
  readonly as: 'duty' | 'next' | 'standby'
}

export interface CascadeFacts {
  /** On the phone now, least busy first. */
  readonly onDuty: readonly string[]
  readonly standby: readonly string[]
  readonly tried: readonly string[]
  readonly barred: ReadonlySet<string>
}

export interface Ring extends CallCandidate {
  /** It is the line's number that is rung: who else is meant by it. */
  readonly lineFor?: readonly string[]
}

export const nextToRing = ({ onDuty, standby, tried, barred }: CascadeFacts): CallCandidate | undefined => {
  const open = (adviserId: string): boolean => !barred.has(adviserId) && !tried.includes(adviserId)
  const duty = onDuty.find(open)
  if (duty !== undefined) return { adviserId: duty, as: tried.length === 0 ? 'duty' : 'next' }
  const reserve = standby.find(open)
  return reserve === undefined ? undefined : { adviserId: reserve, as: 'standby' }
}

/** Which number is rung next. The duty is rung under the line's number, and with it whoever else is on duty and has none of their
 *  own. It rings once: not again for a standby who is elsewhere, but for somebody who has come on duty since. */
export const nextNumber = (
  facts: CascadeFacts & {
    /** Who may be rung under a number of their own. */
    readonly own: ReadonlySet<string>
    readonly lineRang: boolean
  },
): Ring | undefined => {
  const { onDuty, standby, barred, own, lineRang } = facts
  const reached = lineRang ? standby.filter((adviserId) => own.has(adviserId)) : standby
  const next = nextToRing({ ...facts, standby: reached })
  if (!next || (next.as !== 'duty' && own.has(next.adviserId))) return next
  const lineFor = onDuty.filter((one) => one !== next.adviserId && !own.has(one) && !barred.has(one))
  return { ...next, lineFor }
}

/** 0 is rung first. */
export const urgencyOf = (about: { urgent: boolean; late: boolean }): 0 | 1 | 2 => {
  if (about.late) return 0
  return about.urgent ? 1 : 2
}
