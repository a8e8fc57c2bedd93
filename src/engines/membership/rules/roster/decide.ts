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
  | { readonly kind: 'problem'; readonly field: Field; readonly problem: string }

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
  if (byPhone && byPhone._id !== member?._id) {
    return {
      kind: 'problem',
      field: 'phone',
      problem: '这个手机号已经登记在另一个人名下。请向本人核对；号码换了主人的，先改原来那个人的',
    }
  }
  if (!member) return { kind: 'add' }
  if (!mayTake(member)) {
    return {
      kind: 'problem',
      field: 'idNumber',
      problem: '这个人登记在您管辖以外的工会，请联系上级工会办理转会',
    }
  }
  if (member.orgId !== wanted.orgId) return { kind: 'transfer', member }
  const same =
    member.name === wanted.name &&
    member.phoneKey === wanted.phoneKey &&
    (wanted.idKey === undefined || member.idKey === wanted.idKey) &&
    (wanted.joinedOn === undefined || member.joinedOn === wanted.joinedOn)
  return { kind: same ? 'unchanged' : 'change', member }
}
