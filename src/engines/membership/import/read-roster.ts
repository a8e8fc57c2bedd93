import { createHash } from 'node:crypto'
import { shanghaiDay } from '../../../kernel/time'
import { findHeader, HEADER_LINES, headerProblem, type Header } from '../rules/roster/columns'
import { createPlaces, type Places } from '../rules/roster/place'
import { RosterUnreadable, type Sheet, type SheetRow, type Workbook } from '../rules/roster/sheet'
import type { ImportCounts, ImportDoc } from '../store/imports'
import type { ImportProblemDoc } from '../store/import-problems'
import type { OrgDoc } from '../store/orgs'
import { createRowChecker, type CheckedRow, type RowChecker } from './chunk'
import { LostClaim, type Desk, type StillOurs } from './desk'
import { decideRow, stageRow, type Staged } from './stage-row'

/** Rows looked up and staged together: large enough that round trips do not count, small enough for memory. */
const CHUNK = 1_000

interface Chunk {
  readonly checked: readonly CheckedRow[]
  readonly failed: Omit<ImportProblemDoc, '_id'>[]
  readonly read: number
}

/** Reads the file, checks every row and stages what it will do. Nothing of it is in the books afterwards. */
export const readRoster = async (desk: Desk, job: ImportDoc, stillOurs: StillOurs): Promise<void> => {
  const { attempt } = job
  const { house, imports, lookup, problems, rows } = desk
  await Promise.all([rows.clear(job._id), problems.clear(job._id)])
  const workbook = await openFile(desk, job)
  const top = await lookup.org(job.orgId)
  if (!top) throw new RosterUnreadable('您选的工会已经不在了，请重新选择')
  const { sheet, header } = await pickSheet(workbook, top.kind !== 'enterprise' && top.kind !== 'workshop')
  await imports.progress(job._id, attempt, { titles: [...header.titles], columns: header.columns })
  const places = createPlaces(await lookup.orgsBelow(job.orgId), top, job.addMissingOrgs, orgIdOf)
  const rules = {
    columns: header.columns,
    today: shanghaiDay(house.clock.now()),
    date1904: workbook.date1904,
  }
  const checker = createRowChecker(job._id, rules, places, house.vault)
  const reading = createReading(desk, job, checker)
  for await (const chunk of chunksOf(sheet, header, checker)) {
    stillOurs()
    await reading.take(chunk)
  }
  await reading.finish(places)
}

const openFile = async ({ house, openWorkbook }: Desk, job: ImportDoc): Promise<Workbook> => {
  if (!(await house.files.about(job.fileId))) throw new RosterUnreadable('上传的文件已经不在了，请重新上传')
  return openWorkbook(house.files.open(job.fileId))
}

/** The first sheet with a header: many rosters begin with a sheet of instructions. */
const pickSheet = async (
  workbook: Workbook,
  needsEnterprise: boolean,
): Promise<{ sheet: Sheet; header: Header }> => {
  let problem: string | undefined
  for (const sheet of workbook.sheets) {
    const header = findHeader(await firstRows(sheet))
    const wrong = headerProblem(header, needsEnterprise)
    if (header && wrong === undefined) return { sheet, header }
    if (header || problem === undefined) problem = wrong
  }
  throw new RosterUnreadable(problem ?? '文件里没有能看到的工作表')
}

const firstRows = async (sheet: Sheet): Promise<SheetRow[]> => {
  const first: SheetRow[] = []
  for await (const rows of sheet.rows()) {
    first.push(...rows.filter((row) => row.line <= HEADER_LINES))
    if ((rows.at(-1)?.line ?? 0) > HEADER_LINES) break
  }
  return first
}

async function* chunksOf(sheet: Sheet, header: Header, checker: RowChecker): AsyncGenerator<Chunk> {
  let checked: CheckedRow[] = []
  let failed: Chunk['failed'] = []
  for await (const batch of sheet.rows()) {
    for (const row of batch) {
      if (row.line <= header.line) continue
      const result = checker.check(row)
      if ('place' in result) checked.push(result)
      else failed.push(result)
      if (checked.length + failed.length < CHUNK) continue
      yield { checked, failed, read: CHUNK }
      checked = []
      failed = []
    }
  }
  yield { checked, failed, read: checked.length + failed.length }
}

/** While one chunk is being written, the next one is read and checked; decisions fall in the order of the file. */
const createReading = (desk: Desk, job: ImportDoc, checker: RowChecker) => {
  const { house, imports, lookup, problems, rows } = desk
  const { attempt } = job
  const counts: ImportCounts = { rowsRead: 0, added: 0, changed: 0, transferred: 0, unchanged: 0, wrong: 0 }
  const mark = { importId: job._id, changedAt: house.clock.now() }
  const lineOfMember = new Map<string, number>()
  let lastLine = 0
  let pending: Promise<void> = Promise.resolve()

  const write = async (chunk: Chunk): Promise<void> => {
    const found = await lookup.find(
      chunk.checked.flatMap((row) => row.idKey ?? []),
      chunk.checked.map((row) => row.phoneKey),
    )
    const staged: Staged[] = []
    for (const row of chunk.checked) {
      const wanted = { ...row, orgId: row.place._id }
      const byIdentity = row.idKey === undefined ? undefined : found.byIdentity.get(row.idKey)
      const decision = decideRow(wanted, byIdentity, found.byPhone.get(row.phoneKey), (member) =>
        member.orgPath.some((orgId) => job.scope.includes(orgId)),
      )
      if (decision.kind === 'problem') {
        const value = decision.field === 'phone' ? row.phone : (row.idNumber ?? row.phone)
        chunk.failed.push(checker.problemOf(row, [{ ...decision, value }]))
        continue
      }
      const member = decision.kind === 'add' ? undefined : decision.member
      const earlier = member && lineOfMember.get(member._id)
      if (earlier !== undefined) {
        const problem = `和第 ${earlier} 行是同一个人，留一行`
        chunk.failed.push(checker.problemOf(row, [{ field: 'name', value: row.name, problem }]))
        continue
      }
      if (member) lineOfMember.set(member._id, row.line)
      if (decision.kind === 'unchanged') counts.unchanged += 1
      else staged.push(stageRow(house, row, member, mark))
    }
    for (const row of staged) counts[COUNTED[row.kind]] += 1
    counts.wrong += chunk.failed.length
    counts.rowsRead += chunk.read
    lastLine = Math.max(lastLine, chunk.checked.at(-1)?.line ?? 0)
    await Promise.all([rows.stage({ importId: job._id, attempt }, staged), problems.add(chunk.failed)])
    await imports.progress(job._id, attempt, counts)
  }

  return {
    take: async (chunk: Chunk): Promise<void> => {
      const earlier = pending
      pending = earlier.then(() => write(chunk))
      // Awaited one chunk later; until then a failure must not count as unhandled.
      pending.catch(() => undefined)
      await earlier
    },
    finish: async (places: Places): Promise<void> => {
      await pending
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

/** The same name below the same union has the same id, however often the file is read. */
const orgIdOf = (parentId: string, name: string): string =>
  `org_${createHash('sha256').update(`${parentId}\n${name}`).digest('base64url').slice(0, 22)}`
