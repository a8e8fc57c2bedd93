import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importStatuteFile, type FileReport } from '../../engines/library/intake/import-file'
import { refreshSearchIndex } from '../../engines/library/intake/refresh-index'
import { parseFileName } from '../../engines/library/rules/statutes/file-name'
import type { House } from '../../kernel/unit'

export interface FolderReport {
  readonly files: readonly FileReport[]
  /** Names in the folder that are no statute files. */
  readonly skipped: readonly string[]
}

const ENDING = /\.(md|markdown|txt)$/i

/** Every statute file of a folder, older versions first, each in a transaction of its own: stopped in the middle, what
 *  was imported is whole, and the same command again does the rest. */
export const importFolder = async (
  house: House,
  folder: string,
  asOf: string,
  onFile: (report: FileReport) => void,
): Promise<FolderReport> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile() && ENDING.test(entry.name))
    .map((entry) => entry.name)
  const day = (name: string): string => parseFileName(name).versionDate ?? ''
  names.sort((one, other) => day(one).localeCompare(day(other)) || one.localeCompare(other))
  const files: FileReport[] = []
  for (const fileName of names) {
    const bytes = await readFile(join(folder, fileName))
    const report = await importStatuteFile(house, { fileName, bytes }, { asOf, sample: false })
    files.push(report)
    onFile(report)
  }
  await refreshSearchIndex(house)
  return {
    files,
    skipped: entries
      .map((entry) => entry.name)
      .filter((name) => !names.includes(name))
      .sort(),
  }
}
