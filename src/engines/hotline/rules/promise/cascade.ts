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

export const nextToRing = ({ onDuty, standby, tried, barred }: CascadeFacts): CallCandidate | undefined => {
  const open = (adviserId: string): boolean => !barred.has(adviserId) && !tried.includes(adviserId)
  const duty = onDuty.find(open)
  if (duty !== undefined) return { adviserId: duty, as: tried.length === 0 ? 'duty' : 'next' }
  const reserve = standby.find(open)
  return reserve === undefined ? undefined : { adviserId: reserve, as: 'standby' }
}

/** 0 is rung first. */
export const urgencyOf = (about: { urgent: boolean; late: boolean }): 0 | 1 | 2 => {
  if (about.late) return 0
  return about.urgent ? 1 : 2
}
