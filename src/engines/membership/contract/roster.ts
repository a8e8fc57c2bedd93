import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Done, Id, Instant, Line, pageOf } from '../../../kernel/shapes'

const ImportState = z.enum(['reading', 'checked', 'applying', 'done', 'failed', 'undoing', 'undone'])
const ImportReport = z.object({
  importId: Id,
  fileName: z.string(),
  state: ImportState,
  dryRun: z.boolean(),
  startedAt: Instant,
  finishedAt: Instant.optional(),
  /** Rows read so far; the total is known only when reading has ended. */
  rowsRead: Count,
  rowsTotal: Count.optional(),
  added: Count,
  changed: Count,
  transferred: Count,
  unchanged: Count,
  wrong: Count,
  applied: Count,
  orgsAdded: Count,
  /** Why it failed, in one sentence. */
  problem: z.string().optional(),
  canUndo: z.boolean(),
  /** After undoing: put back, taken out, and left because something was done to them since. */
  undo: z.object({ restored: Count, removed: Count, kept: Count }).optional(),
})

/** Importing rosters. */
export const roster = defineContract({
  startUpload: {
    summary: 'A ticket to upload one file straight to storage',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      fileName: Line(120),
      bytes: z.int().positive().max(60_000_000, '文件最大 60 MB，请按街道分成几份上传'),
    }),
    output: z.object({ ticket: z.string(), putTo: z.string(), expiresAt: Instant }),
    errors: [],
  },
  startImport: {
    summary: 'Read and check an uploaded roster; with dryRun nothing is applied until told',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      /** As `startUpload` gave it: it carries the file's name, so it may be long. */
      ticket: z.string().max(2_000),
      orgId: Id,
      dryRun: z.boolean(),
      addMissingOrgs: z.boolean().default(false),
    }),
    output: z.object({ importId: Id }),
    errors: ['NOT_FOUND', 'FILE_MISSING', 'IMPORT_RUNNING'],
  },
  readImport: {
    summary: 'How far an import is and what it found',
    access: 'staff',
    input: z.strictObject({ importId: Id }),
    output: ImportReport,
    errors: ['NOT_FOUND'],
  },
  listImports: {
    summary: 'Imports within scope, newest first',
    access: 'staff',
    input: z.strictObject({ cursor: Cursor.optional() }),
    output: pageOf(ImportReport),
    errors: [],
  },
  listImportProblems: {
    summary: 'What is wrong, by line and column',
    access: 'staff',
    input: z.strictObject({ importId: Id, cursor: Cursor.optional() }),
    output: pageOf(z.object({ line: Count, column: z.string(), value: z.string(), problem: z.string() })),
    errors: ['NOT_FOUND'],
  },
  exportRosterTemplate: {
    summary: 'An empty roster with the titles that are understood, as .xlsx under an address that expires',
    access: 'staff',
    changes: 'natural',
    limit: { calls: 20, seconds: 600 },
    input: z.strictObject({}),
    output: z.object({ path: z.string(), expiresAt: Instant }),
    errors: [],
  },
  exportImportProblems: {
    summary: 'The rows that failed with the reasons, as .xlsx under an address that expires',
    access: 'staff',
    changes: 'natural',
    limit: { calls: 20, seconds: 600 },
    input: z.strictObject({ importId: Id }),
    output: z.object({ path: z.string(), expiresAt: Instant }),
    errors: ['NOT_FOUND'],
  },
  applyImport: {
    summary: 'Apply an import that was checked',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ importId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'NOT_CHECKED', 'IMPORT_RUNNING'],
  },
  undoImport: {
    summary: 'Put back what the import changed, where nothing changed it since',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ importId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'CANNOT_UNDO', 'IMPORT_RUNNING'],
  },
})
