import { createHash } from 'node:crypto'
import { shanghaiDay } from '../../../kernel/time'
import { findHeader, HEADER_LINES, headerProblem, type Header } from '../rules/roster/columns'
import { createPlaces } from '../rules/roster/place'
import { RosterUnreadable, type Sheet, type SheetRow, type Workbook } from '../rules/roster/sheet'
import type { ImportDoc } from '../store/imports'
import { createRowChecker, type CheckedRow, type RowChecker } from './chunk'
import type { Desk, StillOurs } from './desk'
import { createReading, type Chunk } from './reading'

/** Rows looked up and staged together: large enough that round trips do not count, small enough for memory. */
const CHUNK = 1_000

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
  try {
    for await (const chunk of chunksOf(sheet, header, checker)) {
      stillOurs()
      await reading.take(chunk)
    }
  } finally {
    // Whatever happens next must not meet a write that is still on its way.
    await reading.settle()
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

/** The same name below the same union has the same id, however often the file is read. */
const orgIdOf = (parentId: string, name: string): string =>
  `org_${createHash('sha256').update(`${parentId}\n${name}`).digest('base64url').slice(0, 22)}`
