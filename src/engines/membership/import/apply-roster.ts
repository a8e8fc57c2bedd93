import { RosterUnreadable } from '../rules/roster/sheet'
import { titleOf } from '../rules/roster/columns'
import type { ImportDoc } from '../store/imports'
import { lineOf, type Batch, type ImportRowDoc, type Lines } from '../store/import-rows'
import type { ImportProblemDoc } from '../store/import-problems'
import type { Desk, StillOurs } from './desk'
import { maskValue } from './masks'

/** Lines of one merge: a second or so of the database's time, so that progress shows and little is done twice. */
const RANGE = 10_000
/** Merges at a time: while one waits for its commit or a page the others go on. */
const SIDE_BY_SIDE = 3
const EACH = 500

/** Brings what was staged into the books, range by range. Every step may be done again, so a run that dies leaves
 *  nothing but work to be gone on with. */
export const applyRoster = async (desk: Desk, job: ImportDoc, stillOurs: StillOurs): Promise<void> => {
  const { imports, lookup, rows } = desk
  const newOrgs = await imports.newOrgsOf(job._id)
  const taken = await lookup.addOrgs(newOrgs)
  if (taken !== undefined && job.appliedLine === undefined) {
    throw new RosterUnreadable(`查完以后有人新增了“${taken}”，请重新上传一次`)
  }
  const batch: Batch = { importId: job._id, attempt: job.attempt }
  let applied = job.applied
  let wrong = job.wrong
  for (const group of groupsOf((job.appliedLine ?? 0) + 1, job.lastLine ?? 0)) {
    stillOurs()
    const failed = (await Promise.all(group.map((lines) => applyRange(desk, job, batch, lines)))).flat()
    const last = group.at(-1)?.to ?? 0
    for (const lines of group) applied += await rows.count(batch, lines)
    applied -= failed.length
    wrong += failed.length
    await imports.progress(job._id, job.attempt, { applied, wrong, appliedLine: last })
  }
}

function* groupsOf(from: number, to: number): Generator<Lines[]> {
  for (let line = from; line <= to; line += RANGE * SIDE_BY_SIDE) {
    yield Array.from({ length: SIDE_BY_SIDE }, (_, index) => line + index * RANGE)
      .filter((start) => start <= to)
      .map((start) => ({ from: start, to: Math.min(start + RANGE - 1, to) }))
  }
}

/** The rows that did not go in, with the reason written down. */
const applyRange = async (
  desk: Desk,
  job: ImportDoc,
  batch: Batch,
  lines: Lines,
): Promise<ImportRowDoc[]> => {
  const { rows } = desk
  const hasChanges = await rows.hasChanges(batch, lines)
  // Changes first: a phone number that one person gives up may be another one's new number.
  const changesDone = !hasChanges || (await rows.changeAll(batch, lines))
  const addsDone = await rows.addAll(batch, lines)
  if (addsDone && !hasChanges) return []
  const failed: ImportRowDoc[] = []
  for await (const all of inBunches(rows.each(batch, lines))) {
    // Where every new member went in, only changes can have failed.
    const some = addsDone ? all.filter((row) => row.kind !== 'add') : all
    if (!changesDone) await rows.changeEach(some)
    if (!addsDone) await rows.addEach(some)
    const missing = await rows.notApplied(job._id, some)
    await desk.problems.add(missing.map((row) => problemOf(desk, job, row)))
    failed.push(...missing)
  }
  return failed
}

async function* inBunches<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let some: T[] = []
  for await (const item of items) {
    some.push(item)
    if (some.length < EACH) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

const CHANGED = '查完以后有人改过这个人的资料，没有动。请把这一行再导入一次'
const TAKEN = '查完以后这个手机号或身份证号登记给了别人，没有导入。请核对后再导入一次'

const problemOf = (desk: Desk, job: ImportDoc, row: ImportRowDoc): Omit<ImportProblemDoc, '_id'> => {
  const { vault } = desk.house
  const { after, before } = row
  const sealedPhone = after.phone ?? before?.phone
  const phone = sealedPhone ? vault.open(sealedPhone, 'phone') : ''
  const sealedId = after.idNumber ?? before?.idNumber
  const cells: string[] = (job.titles ?? []).map(() => '')
  const put = (column: number | undefined, value: string | undefined): void => {
    if (column !== undefined && value !== undefined) cells[column] = value
  }
  put(job.columns?.name, after.name)
  put(job.columns?.phone, phone)
  put(job.columns?.idNumber, sealedId && vault.open(sealedId, 'idNumber'))
  put(job.columns?.joinedOn, after.joinedOn)
  return {
    importId: job._id,
    line: lineOf(row),
    problems: [
      {
        column: titleOf('phone'),
        value: maskValue('phone', phone),
        problem: row.kind === 'add' ? TAKEN : CHANGED,
      },
    ],
    row: vault.seal(JSON.stringify(cells), 'importRow'),
  }
}
