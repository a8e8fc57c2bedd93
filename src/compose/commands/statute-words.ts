import type { FileReport } from '../../engines/library/intake/import-file'
import type { FolderReport } from './import-folder'

const OUTCOMES = {
  'new-law': '新导入',
  'new-version': '新版本',
  corrected: '同一天的文本有改正',
  older: '较早的版本，留作查旧',
  same: '没有变化，记下核对日期',
} as const

/** What happened to one file, for a person at a terminal; problems and warnings carry their lines. */
export const linesOf = (report: FileReport): string[] => {
  if ('problems' in report) {
    return [`没有导入  ${report.fileName}`, ...report.problems.map(({ message }) => `    ${message}`)]
  }
  const { outcome, articles, changed, guidesMarked } = report.imported
  const parts = [
    `${articles} 条`,
    OUTCOMES[outcome],
    ...(changed > 0 ? [`${changed} 条改了或者没有了`] : []),
    ...(guidesMarked > 0 ? [`${guidesMarked} 份指引要重新核对`] : []),
  ]
  return [
    `已导入    ${report.title}（${report.versionDate}）  ${parts.join('，')}`,
    ...report.warnings.map(({ message }) => `    请看一下：${message}`),
  ]
}

export const summaryOf = ({ files, skipped }: FolderReport, asOf: string): string[] => {
  const refused = files.filter((file) => 'problems' in file).length
  return [
    `一共 ${files.length} 个文件，导入 ${files.length - refused} 个，没有导入 ${refused} 个。核对日期 ${asOf}。`,
    ...(skipped.length > 0 ? [`不是法律文件，跳过了：${skipped.slice(0, 10).join('、')}`] : []),
    ...(files.length === 0 ? ['文件夹里没有 .md 文件。文件名写成“法名(年-月-日).md”。'] : []),
  ]
}
