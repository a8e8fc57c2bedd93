import type { Field } from './columns'

/** A member as deciding needs it. */
export interface Known {
  readonly _id: string
  readonly name: string
  readonly orgId: string
  readonly orgPath: readonly string[]
  readonly phoneKey: string
  readonly idKey?: string
  readonly joinedOn?: string
}

/** A row with its fingerprints and its union. */
export interface Wanted {
  readonly name: string
  readonly orgId: string
  readonly phoneKey: string
  readonly idKey?: string
  readonly joinedOn?: string
}

export type Decision<M extends Known = Known> =
  | { readonly kind: 'add' }
  | { readonly kind: 'change' | 'transfer'; readonly member: M }
  | { readonly kind: 'unchanged'; readonly member: M }
  | {
      readonly kind: 'problem'
      readonly field: Field
      readonly problem: string
      /** Somebody beyond the scope whom the row has met: whoever imports learns that they are on a roster. */
      readonly met?: M
    }

/** One sentence for a number and for a person, so that it does not say whether the name was right. */
const ELSEWHERE = '这个号码登记在您管辖以外的工会。要转会的，请联系上级工会；填错的，请核对'

/**
 * What a row means for the books. The identity number says who somebody is; without one it is the phone with the
 * same name. `mayTake` is false for members outside the scope of whoever imports.
 */
export const decide = <M extends Known>(
  wanted: Wanted,
  byIdentity: M | undefined,
  byPhone: M | undefined,
  mayTake: (member: M) => boolean,
): Decision<M> => {
  const samePerson =
    byPhone !== undefined &&
    byPhone.name === wanted.name &&
    (wanted.idKey === undefined || byPhone.idKey === undefined)
  const member = byIdentity ?? (samePerson ? byPhone : undefined)
  const outside = [byIdentity, byPhone].find((one) => one !== undefined && !mayTake(one))
  if (outside) {
    return {
      kind: 'problem',
      field: outside === byIdentity ? 'idNumber' : 'phone',
      problem: ELSEWHERE,
      met: outside,
    }
  }
  if (byPhone && byPhone._id !== member?._id) {
    return {
      kind: 'problem',
      field: 'phone',
      problem: '这个手机号已经登记在另一个人名下。请向本人核对；号码换了主人的，先改原来那个人的',
    }
  }
  if (!member) return { kind: 'add' }
  if (member.orgId !== wanted.orgId) return { kind: 'transfer', member }
  const same =
    member.name === wanted.name &&
    member.phoneKey === wanted.phoneKey &&
    (wanted.idKey === undefined || member.idKey === wanted.idKey) &&
    (wanted.joinedOn === undefined || member.joinedOn === wanted.joinedOn)
  return { kind: same ? 'unchanged' : 'change', member }
}
