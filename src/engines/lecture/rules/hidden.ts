/** What decides whether a lawyer may see a hidden question. */
export interface LawyerStanding {
  /** Tops of the subtrees over which the lawyer holds the role. */
  readonly lawyerOf: readonly string[]
  /** The lawyer's own place in the tree. */
  readonly orgPath: readonly string[]
  /** Unions, with everything below them, in whose affairs the lawyer declared an interest. */
  readonly interests: readonly string[]
}

export interface AskerPlace {
  /** From the top of the tree to the asker's union. */
  readonly orgPath: readonly string[]
  /** The enterprise among them; absent for somebody whose union belongs to none. */
  readonly enterpriseId?: string
}

/** A lawyer sees a hidden question when a role of theirs reaches the asker's union from above the enterprise, no declared
 *  interest lies on the way to it, and the lawyer does not work in the asker's enterprise. A role that counts for the
 *  enterprise alone was given by it: whoever holds it is the employer's own lawyer. */
export const maySeeHidden = (lawyer: LawyerStanding, asker: AskerPlace): boolean => {
  const { enterpriseId, orgPath } = asker
  const above =
    enterpriseId === undefined ? orgPath : orgPath.slice(0, Math.max(0, orgPath.indexOf(enterpriseId)))
  return (
    lawyer.lawyerOf.some((orgId) => above.includes(orgId)) &&
    !lawyer.interests.some((orgId) => orgPath.includes(orgId)) &&
    (enterpriseId === undefined || !lawyer.orgPath.includes(enterpriseId))
  )
}

/** The house's rule for figures about people: at least 10 of them from at least 3 enterprises. */
export const LEAST_PEOPLE = 10
export const LEAST_ENTERPRISES = 3

/** How many hidden questions there were, if that may be said at all. Told once, for a whole lecture, so that no two
 *  figures can be subtracted. */
export const hiddenFigure = (counted: {
  readonly questions: number
  readonly people: number
  readonly enterprises: number
}): number | undefined =>
  counted.people >= LEAST_PEOPLE && counted.enterprises >= LEAST_ENTERPRISES ? counted.questions : undefined
