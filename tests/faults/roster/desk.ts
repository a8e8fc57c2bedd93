import { Readable } from 'node:stream'
import { createMembershipEngine } from '../../../src/engines/membership'
import { imports, type ImportDoc } from '../../../src/engines/membership/store/imports'
import { members } from '../../../src/engines/membership/store/members'
import { orgs } from '../../../src/engines/membership/store/orgs'
import { auditEntries } from '../../../src/kernel/audit'
import type { Caller } from '../../../src/kernel/caller'
import { ensureCollections } from '../../../src/kernel/collection'
import { createDispatch } from '../../../src/kernel/dispatch'
import { answeredCalls } from '../../../src/kernel/idempotency'
import { outboxMessages } from '../../../src/kernel/outbox'
import type { House } from '../../../src/kernel/unit'
import { rosterPorts, rowOf, sheetOf, staff, tree } from '../../engines/membership/roster/world'

/** A roster of `count` people that waits to be worked on, on whatever database the house stands. */
export const faultDesk = async (house: House) => {
  const engine = createMembershipEngine(rosterPorts(house.clock))
  await ensureCollections(house.db, [auditEntries, outboxMessages, answeredCalls, ...engine.collections])
  await orgs.of(house.db).insertMany(tree())
  const dispatch = createDispatch(house, [engine], () => Promise.resolve<Caller>(staff))
  const does = async (operation: string, input: unknown): Promise<Record<string, string>> => {
    const key = house.ids.next('key')
    const credential = { kind: 'token', token: 'x' } as const
    const answer = await dispatch({
      engine: 'membership',
      operation,
      input,
      key,
      credential,
      address: '203.0.113.1',
    })
    if (!answer.ok) throw new Error(`${operation}: ${JSON.stringify(answer.refusal)} ${String(answer.error)}`)
    return answer.output as Record<string, string>
  }
  const people = members.of(house.db)
  return {
    does,
    people,
    start: async (count: number, enterprise?: string): Promise<string> => {
      const rows = Array.from({ length: count }, (_, index) =>
        rowOf(index, enterprise === undefined ? {} : { enterprise }),
      )
      const bytes = await sheetOf(rows)
      const { ticket = '' } = await does('startUpload', { fileName: '名册.xlsx', bytes: bytes.length })
      const claim = JSON.parse(house.signer.verify('upload', ticket) ?? '{}') as {
        fileId: string
        fileName: string
      }
      const about = { fileName: claim.fileName, contentType: 'x', purpose: 'roster' }
      await house.files.put(claim.fileId, Readable.from([bytes]), about, bytes.length)
      const { importId = '' } = await does('startImport', { ticket, orgId: 'district', dryRun: false })
      return importId
    },
    job: async (importId: string): Promise<ImportDoc> => {
      const job = await imports.of(house.db).findOne({ _id: importId })
      if (!job) throw new Error('no import')
      return job
    },
    /** How many of the people are in this union. */
    countIn: (orgId: string): Promise<number> => people.countDocuments({ orgId, state: 'active' }),
  }
}
