import type { Caller } from './caller'
import { collection } from './collection'
import type { House, SessionOptions } from './house'
import { after, DAY } from './time'

export interface AuditEntry {
  _id: string
  at: Date
  /** Member id, or account id when there is no member. */
  actor: string
  /** verb-noun, as the operation is called; `look` marks a look at a full personal value. */
  action: string
  /** The member or record it was done to. */
  subject: string
  /** Org path of the subject, for scope. */
  orgPath: string[]
  /** Plain words without personal data. */
  detail: string
  expiresAt: Date
}

export interface Audit {
  /** Written in the same transaction as the change it tells of. */
  record(entry: {
    action: string
    subject: string
    orgPath: readonly string[]
    detail: string
  }): Promise<void>
}

/** Three years: logs must be kept for at least six months. */
export const AUDIT_RETENTION = 3 * 365 * DAY

export const auditEntries = collection<AuditEntry>('audit', [
  { key: { subject: 1, at: -1 } },
  { key: { orgPath: 1, at: -1, _id: -1 } },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

export const createAudit = (house: House, caller: Caller, options: SessionOptions): Audit => ({
  record: async (entry) => {
    const at = house.clock.now()
    await auditEntries.of(house.db).insertOne(
      {
        _id: house.ids.next('audit'),
        at,
        actor: caller.memberId ?? caller.accountId,
        ...entry,
        orgPath: [...entry.orgPath],
        expiresAt: after(at, AUDIT_RETENTION),
      },
      options,
    )
  },
})
