import { AUDIT_RETENTION } from '../../kernel/audit'
import type { House } from '../../kernel/unit'
import { DAY } from '../../kernel/time'
import { VISITOR_RETENTION } from './store/accounts'
import { removeOldImports } from './import/run-import'
import { GROUP_CODE_LIFE } from './store/group-codes'
import { GRANT_RETENTION } from './store/grants'
import { UNDO_TIME } from './store/imports'
import { REBIND_RETENTION } from './store/rebinds'
import { LEFT_RETENTION, createRetentionStore } from './store/retention'
import { SMS_CODE_LIFE } from './store/sms-codes'

/** How long each collection keeps what it holds. `index`: the database deletes by itself; `job`: `runRetention` does;
 *  `rule`: it goes with the member or the union it belongs to. */
export const RETENTION = [
  {
    collection: 'accounts',
    keeps: VISITOR_RETENTION,
    of: 'an account that is not bound, since its last use',
    by: 'index',
  },
  {
    collection: 'members',
    keeps: 'membership',
    of: 'a member; who leaves is pseudonymised at once',
    by: 'rule',
  },
  { collection: 'grants', keeps: GRANT_RETENTION, of: 'a role, since it ended', by: 'index' },
  { collection: 'consents', keeps: LEFT_RETENTION, of: 'the ledger of a member, since they left', by: 'job' },
  { collection: 'rebinds', keeps: REBIND_RETENTION, of: 'a request, since it was closed', by: 'index' },
  { collection: 'smsCodes', keeps: SMS_CODE_LIFE, of: 'a code that was sent', by: 'index' },
  { collection: 'usedCodes', keeps: DAY, of: 'the fingerprint of a redeemed code', by: 'index' },
  { collection: 'groupCodes', keeps: GROUP_CODE_LIFE, of: 'a code that binds a group', by: 'index' },
  { collection: 'audit', keeps: AUDIT_RETENTION, of: 'a line of the log', by: 'index' },
  { collection: 'imports', keeps: UNDO_TIME, of: 'an import, as long as it can be undone', by: 'job' },
  { collection: 'import_rows', keeps: UNDO_TIME, of: 'what an import staged, with it', by: 'job' },
  { collection: 'import_problems', keeps: UNDO_TIME, of: 'the rows that failed, with it', by: 'job' },
  {
    collection: 'import_locks',
    keeps: 'import',
    of: 'who works on a district now; no data of people',
    by: 'rule',
  },
  { collection: 'orgs', keeps: 'union', of: 'a union', by: 'rule' },
  { collection: 'groups', keeps: 'union', of: 'a chat group', by: 'rule' },
] as const

/** For the house's timer, once a day: ends roles that have run out, deletes what is past its time. */
export const runRetention = async (
  house: House,
): Promise<{ rolesEnded: number; consentsRemoved: number; importsRemoved: number }> => {
  const store = createRetentionStore(house)
  return {
    rolesEnded: await store.endRoles(),
    consentsRemoved: await store.removeConsentsOfLeft(),
    importsRemoved: await removeOldImports(house),
  }
}
