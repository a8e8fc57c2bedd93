import type { z } from 'zod'
import type { OrgKind as OrgKindShape } from '../contract'

export type OrgKind = z.infer<typeof OrgKindShape>

/** What may stand directly below what. Large firms belong to a district or the city without a street between. */
const BELOW: Readonly<Record<OrgKind, readonly OrgKind[]>> = {
  city: ['district', 'enterprise'],
  district: ['street', 'park', 'enterprise'],
  street: ['park', 'enterprise'],
  park: ['enterprise'],
  enterprise: ['workshop'],
  workshop: [],
}

export const mayStandBelow = (child: OrgKind, parent: OrgKind): boolean => BELOW[parent].includes(child)
