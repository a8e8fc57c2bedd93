import type { House } from '../../../kernel/unit'
import { decodeStatute } from '../rules/statutes/decode'
import { parseStatute } from '../rules/statutes/parse-statute'
import type { Problem } from '../rules/statutes/statute'
import { importStatute, type Imported, type ImportOptions } from './import-statute'

export type FileReport =
  | { readonly fileName: string; readonly problems: readonly Problem[] }
  | {
      readonly fileName: string
      readonly title: string
      readonly versionDate: string
      readonly imported: Imported
      readonly warnings: readonly Problem[]
    }

/** No statute comes near it; a larger file is something else. */
const MOST_BYTES = 8_000_000

/** One statute file as it lies on a disk. What is wrong with it is reported by line, and nothing of it is stored. */
export const importStatuteFile = async (
  house: House,
  file: { readonly fileName: string; readonly bytes: Uint8Array },
  options: ImportOptions,
): Promise<FileReport> => {
  const { fileName, bytes } = file
  if (bytes.length > MOST_BYTES) return { fileName, problems: [{ message: '文件超过 8 MB，不像法律文本。' }] }
  const decoded = decodeStatute(bytes)
  if ('problems' in decoded) return { fileName, problems: decoded.problems }
  const parsed = parseStatute(fileName, decoded.text)
  if ('problems' in parsed) return { fileName, problems: parsed.problems }
  const { title, versionDate } = parsed.statute
  const imported = await importStatute(house, parsed.statute, options)
  return { fileName, title, versionDate, imported, warnings: parsed.warnings }
}
