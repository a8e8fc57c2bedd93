import { HOUSE } from '../../../kernel/caller'
import { inTransaction, unitOf } from '../../../kernel/transaction'
import { after } from '../../../kernel/time'
import type { House } from '../../../kernel/unit'
import { RosterUnreadable, type OpenWorkbook } from '../rules/roster/sheet'
import { createImportLocksStore, RUN_SILENCE } from '../store/import-locks'
import { createImportsStore, type ImportDoc, type ImportState } from '../store/imports'
import { applyRoster } from './apply-roster'
import { LostClaim, openDesk, type Desk, type StillOurs } from './desk'
import { readRoster } from './read-roster'
import { undoRoster } from './undo-roster'

/** Real time between two signs of life. */
const BEAT_MS = 5_000
/** A file that a program of ours could not read so often will not be read the next time. */
const MAX_READINGS = 10

/**
 * Does what is to be done for an import: reads and checks it, applies it, or undoes it. For the outbox topics
 * `roster.read`, `roster.apply` and `roster.undo`. Called again after a crash it goes on; called while another run
 * is alive it asks to be called later.
 */
export const runImport = async (
  house: House,
  importId: string,
  ports: { readonly openWorkbook: OpenWorkbook },
): Promise<void | { again: Date }> => {
  const desk = openDesk(house, ports.openWorkbook)
  const job = await desk.imports.get(importId)
  if (!job || !(job.state === 'reading' || job.state === 'applying' || job.state === 'undoing')) return
  const holder = house.ids.next('run')
  const claim = await desk.locks.claim(importId, holder)
  if (claim === 'busy') return { again: after(house.clock.now(), RUN_SILENCE) }
  if (claim === 'gone') return
  const heart = startHeart(desk, importId, holder)
  const run: Run = { desk, job, stillOurs: heart.stillOurs }
  try {
    await work(run)
  } catch (error) {
    if (error instanceof RosterUnreadable) await end(run, 'failed', { problem: error.message })
    else if (!(error instanceof LostClaim)) throw error
  } finally {
    heart.stop()
    // When the database is away the lock is free anyway after a silence.
    await desk.locks.letGo(importId, holder).catch(() => undefined)
  }
}

/** One run at work; `job` is as this run last saw it. */
interface Run {
  readonly desk: Desk
  job: ImportDoc
  readonly stillOurs: StillOurs
}

const work = async (run: Run): Promise<void> => {
  const { desk, stillOurs } = run
  if (run.job.state === 'reading') {
    if (run.job.attempt >= MAX_READINGS) {
      throw new RosterUnreadable('这份文件读了几次都没有读完。请复制到一个新的表格里再上传')
    }
    const attempt = await desk.imports.startReading(run.job._id)
    if (attempt === undefined) return
    run.job = { ...run.job, attempt }
    await readRoster(desk, run.job, stillOurs)
    if (run.job.dryRun) return end(run, 'checked', {})
    // The attempt keeps out a run that was taken for dead while it slept: what it read has been cleared away.
    if (!(await desk.imports.move(run.job._id, 'reading', 'applying', {}, attempt))) return
    run.job = (await desk.imports.get(run.job._id)) ?? run.job
  }
  if (run.job.state === 'applying') {
    await applyRoster(desk, run.job, stillOurs)
    await end(run, 'done', {})
  } else if (run.job.state === 'undoing') {
    const undo = await undoRoster(desk, run.job, stillOurs)
    await end(run, 'undone', { undo })
  }
}

/** The state, the lock and the line in the log change together; then the uploaded file is no longer needed. */
const end = async ({ desk, job }: Run, to: ImportState, also: Partial<ImportDoc>): Promise<void> => {
  const ended = await inTransaction(desk.house, HOUSE, async (unit) => {
    const imports = createImportsStore(unit)
    if (!(await imports.move(job._id, job.state, to, also, job.attempt))) return false
    const now = await imports.get(job._id)
    await createImportLocksStore(unit).release(job._id)
    await unit.audit.record({
      action: 'finish-import',
      subject: job._id,
      orgPath: job.orgPath,
      detail: summary(to, now ?? job),
    })
    return true
  })
  if (!ended) return
  await desk.house.files.remove(job.fileId)
  if (to === 'failed') await Promise.all([desk.rows.clear(job._id), desk.problems.clear(job._id)])
}

const summary = (to: ImportState, job: ImportDoc): string => {
  switch (to) {
    case 'checked':
      return `名册查完，共 ${job.rowsRead} 行，${job.wrong} 行有问题，还没有导入`
    case 'done':
      return `名册导入完成：新增 ${job.added} 人，变更 ${job.changed} 人，转会 ${job.transferred} 人，没有导入 ${job.wrong} 行`
    case 'undone':
      return `名册导入已撤回：恢复 ${job.undo?.restored ?? 0} 人，移出 ${job.undo?.removed ?? 0} 人，保留 ${job.undo?.kept ?? 0} 人`
    default:
      return '名册没有导入'
  }
}

/** Says every few seconds that this run lives, and notices when it has been given up for dead. */
const startHeart = (
  desk: Desk,
  importId: string,
  holder: string,
): { stillOurs: StillOurs; stop: () => void } => {
  let lost = false
  const timer = setInterval(() => {
    desk.locks.beat(importId, holder).then(
      (alive) => {
        lost ||= !alive
      },
      // The database is away: the work itself meets that and says so.
      () => undefined,
    )
  }, BEAT_MS)
  timer.unref()
  return {
    stillOurs: () => {
      if (lost) throw new LostClaim()
    },
    stop: () => clearInterval(timer),
  }
}

/** Deletes what imports staged once they can no longer be undone; returns how many imports that were. */
export const removeOldImports = async (house: House): Promise<number> => {
  const desk = openDesk(house, () => Promise.reject(new Error('nothing is read here')))
  const old = await createImportsStore(unitOf(house, HOUSE)).pastUndo()
  for (const { _id } of old) {
    await desk.rows.clear(_id)
    await desk.problems.clear(_id)
    await desk.imports.remove(_id)
  }
  return old.length
}
