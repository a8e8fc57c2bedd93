import { z } from 'zod'
import { ROLES } from '../../../kernel/contract'

export const OrgKind = z.enum(['city', 'district', 'street', 'park', 'enterprise', 'workshop'])
export const GroupKind = z.enum(['wechat', 'wecom', 'qq', 'page'])
/** Purposes asked for separately; `general` covers what membership itself needs. */
export const Purpose = z.enum(['general', 'identity-number', 'psychology', 'hardship', 'guardian'])
export const RoleName = z.enum(ROLES)
