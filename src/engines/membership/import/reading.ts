import { RosterUnreadable } from '../rules/roster/sheet'
import type { Places } from '../rules/roster/place'
import type { ImportProblemDoc } from '../store/import-problems'
import type { ImportCounts, ImportDoc } from '../store/imports'
import type { OrgDoc } from '../store/orgs'
import type { Found } from '../store/roster-lookup'
import type { CheckedRow, RowChecker } from './chunk'
import { LostClaim, type Desk } from './desk'
import { createLanes } from './lanes'
import { createMeetings } from './meetings'
import { decideRow, stageRow, type Staged } from './stage-row'

export interface Chunk {
  readonly checked: readonly CheckedRow[]
  readonly failed: Omit<ImportProblemDoc, '_id'>[]
  readonly read: number
}

/** Chunks written at once: while they wait for their commits the next ones are read and checked. */
const WRITES = 4

/** Looks rows up, decides and stages. Writing goes on beside reading; decisions fall in the order of the file. */
export const createReading = (desk: Desk, job: ImportDoc, checker: RowChecker) => {
  const { house, imports, lookup, problems, rows } = desk
  const { attempt } = job
  const counts: ImportCounts = { rowsRead: 0, added: 0, changed: 0, transferred: 0, unchanged: 0, wrong: 0 }
  const mark = { importId: job._id, changedAt: house.clock.now() }
  const lineOfMember = new Map<string, number>()
  const writes = createLanes(WRITES)
  const meetings = createMeetings(house, job)
  let lastLine = 0
  let saying = false

  const mayTake = (member: { readonly orgPath: readonly string[] }): boolean =>
    member.orgPath.some((orgId) => job.scope.includes(orgId))

  /** A new phone is the way into an account: whoever holds a role beyond the importer's scope keeps theirs. */
  const mayChangePhone = (member: { readonly _id: string }, found: Found): boolean =>
    (found.duties.get(member._id) ?? []).every((orgPath) => mayTake({ orgPath }))

  /** The row to stage, or undefined when nothing is to be done; a problem is put to `failed`. */
  const settleRow = (row: CheckedRow, found: Found, failed: Chunk['failed']): Staged | undefined => {
    const byIdentity = row.idKey === undefined ? undefined : found.byIdentity.get(row.idKey)
    const wanted = { ...row, orgId: row.place._id }
    const decision = decideRow(wanted, byIdentity, found.byPhone.get(row.phoneKey), mayTake)
    if (decision.kind === 'problem') {
      const value = decision.field === 'phone' ? row.phone : (row.idNumber ?? row.phone)
      failed.push(checker.problemOf(row, [{ field: decision.field, problem: decision.problem, value }]))
      if (decision.met) meetings.note(decision.met)
      return undefined
    }
    if (decision.kind === 'add') return stageRow(house, row, undefined, mark)
    const { member } = decision
    const earlier = lineOfMember.get(member._id)
    if (earlier !== undefined) {
      const problem = `和第 ${earlier} 行是同一个人，留一行`
      failed.push(checker.problemOf(row, [{ field: 'name', value: row.name, problem }]))
      return undefined
    }
    if (member.phoneKey !== row.phoneKey && !mayChangePhone(member, found)) {
      const problem = '这个人在上级工会担任职务，手机号请上级工会来改'
      failed.push(checker.problemOf(row, [{ field: 'phone', value: row.phone, problem }]))
      return undefined
    }
    lineOfMember.set(member._id, row.line)
    if (decision.kind !== 'unchanged') return stageRow(house, row, member, mark)
    counts.unchanged += 1
    return undefined
  }

  const decideChunk = (chunk: Chunk, found: Found): Staged[] => {
    const staged = chunk.checked.flatMap((row) => settleRow(row, found, chunk.failed) ?? [])
    for (const row of staged) counts[COUNTED[row.kind]] += 1
    counts.wrong += chunk.failed.length
    counts.rowsRead += chunk.read
    lastLine = Math.max(lastLine, chunk.checked.at(-1)?.line ?? 0)
    return staged
  }

  /** How far it is, as often as the database likes to hear it. */
  const say = async (): Promise<void> => {
    if (saying) return
    saying = true
    try {
      await imports.progress(job._id, attempt, { ...counts })
    } finally {
      saying = false
    }
  }

  return {
    take: async (chunk: Chunk): Promise<void> => {
      const found = await lookup.find(
        chunk.checked.flatMap((row) => row.idKey ?? []),
        chunk.checked.map((row) => row.phoneKey),
      )
      const staged = decideChunk(chunk, found)
      const record = meetings.take()
      await writes.start(async () => {
        await Promise.all([
          rows.stage({ importId: job._id, attempt }, staged),
          problems.add(chunk.failed),
          record(),
        ])
        await say()
      })
    },
    settle: () => writes.settle(),
    finish: async (places: Places): Promise<void> => {
      await writes.end()
      if (counts.rowsRead === 0) throw new RosterUnreadable('表头下面没有人，请核对文件')
      const newOrgs = places.added.map((org): OrgDoc => ({
        ...org,
        orgPath: [...org.orgPath],
        names: [...org.names],
        tags: [],
        importId: job._id,
      }))
      const ours = await imports.progress(job._id, attempt, {
        ...counts,
        rowsTotal: counts.rowsRead,
        orgsAdded: newOrgs.length,
        newOrgs,
        lastLine,
      })
      if (!ours) throw new LostClaim()
    },
  }
}

const COUNTED = { add: 'added', change: 'changed', transfer: 'transferred' } as const
