import { auditEntries, type AuditEntry } from '../../../kernel/audit'
import type { Unit } from '../../../kernel/unit'
import { beforeMoment, pageBy, writeCursor } from './paging'

const PAGE = 50

export interface LogQuery {
  readonly from?: Date
  /** The first moment that is no longer meant. */
  readonly before?: Date
  readonly subject?: string
  readonly action?: string
}

export type LogStore = ReturnType<typeof createLogStore>

/** Reading the audit log; writing is the kernel's. */
export const createLogStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const page = async (filter: object, cursor: string | undefined) => {
    const found = await auditEntries
      .of(db)
      .find({ $and: [filter, beforeMoment('at', cursor)] }, options)
      .sort({ at: -1, _id: -1 })
      .limit(PAGE + 1)
      .toArray()
    return pageBy<AuditEntry>(found, PAGE, (last) => writeCursor(last.at.toISOString(), last._id))
  }
  return {
    inScope: (
      scope: readonly string[],
      { from, before, subject, action }: LogQuery,
      cursor: string | undefined,
    ) => {
      const at = { ...(from && { $gte: from }), ...(before && { $lt: before }) }
      return page(
        {
          orgPath: { $in: [...scope] },
          ...(Object.keys(at).length > 0 && { at }),
          ...(subject !== undefined && { subject }),
          ...(action !== undefined && { action }),
        },
        cursor,
      )
    },
    about: (subject: string, action: string, cursor: string | undefined) => page({ subject, action }, cursor),
  }
}
