import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isCalendarDay } from '../../engines/library/rules/statutes/history'
import { shanghaiDay } from '../../kernel/time'
import { allEngines } from '../engines'
import { systemClock } from '../house'
import { prepareDatabase } from '../prepare'
import { say, type Command } from './command'
import { importFolder } from './import-folder'
import { linesOf, summaryOf } from './statute-words'

const USAGE = '用法：statutes 文件夹 [--as-of 年-月-日]'

/** Imports a folder of statute files. Ends with 1 when a file was refused. */
export const statutes: Command = async (inHouse, words) => {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { 'as-of': { type: 'string' } },
    allowPositionals: true,
  })
  const [folder] = positionals
  const asOf = values['as-of'] ?? shanghaiDay(systemClock.now())
  const wrong = whatIsWrong(folder, positionals.length, asOf)
  if (wrong !== undefined || folder === undefined) {
    say(wrong ?? USAGE)
    return 2
  }
  return inHouse(async (house, environment) => {
    await prepareDatabase(house, allEngines(environment))
    const report = await importFolder(house, resolve(folder), asOf, (file) => linesOf(file).forEach(say))
    summaryOf(report, asOf).forEach(say)
    return report.files.some((file) => 'problems' in file) || report.files.length === 0 ? 1 : 0
  })
}

const whatIsWrong = (folder: string | undefined, given: number, asOf: string): string | undefined => {
  if (folder === undefined || given > 1) return USAGE
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return `没有这个文件夹：${folder}\n${USAGE}`
  if (!isCalendarDay(asOf)) return `核对日期要写成 2026-11-22 这样：${asOf}\n${USAGE}`
  return asOf > shanghaiDay(systemClock.now()) ? `核对日期 ${asOf} 还没有到。` : undefined
}
