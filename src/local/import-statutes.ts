import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readEnvironment } from '../../config/environment'
import { allEngines } from '../compose/engines'
import { prepareDatabase } from '../compose/prepare'
import { openHouse, systemClock } from '../compose/house'
import { isCalendarDay } from '../engines/library/rules/statutes/history'
import { shanghaiDay } from '../kernel/time'
import { localKeys } from './keys'
import { projectRoot } from './project-root'
import { reachDatabase } from './reach-database'
import { importFolder } from './statutes/import-folder'
import { linesOf, summaryOf } from './statutes/words'

const USAGE = '用法：npm run statutes -- 文件夹 [--as-of 年-月-日]'
const say = (line: string): void => console.log(line)

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
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
  const dataDir = join(projectRoot(), '.data')
  const given = readEnvironment()
  const database = await reachDatabase(dataDir, given.MONGODB_URI)
  try {
    const environment = given.SIGN_KEY
      ? { ...given, MONGODB_URI: database.uri }
      : readEnvironment({
          ...localKeys(dataDir),
          MONGODB_URI: database.uri,
          MONGODB_NAME: given.MONGODB_NAME,
        })
    const house = await openHouse(environment, { poolSize: 4, durableLimits: false })
    try {
      await prepareDatabase(house, allEngines(environment))
      const report = await importFolder(house, resolve(folder), asOf, (file) => linesOf(file).forEach(say))
      summaryOf(report, asOf).forEach(say)
      return report.files.some((file) => 'problems' in file) || report.files.length === 0 ? 1 : 0
    } finally {
      await house.client.close()
    }
  } finally {
    await database.stop()
  }
}

const whatIsWrong = (folder: string | undefined, given: number, asOf: string): string | undefined => {
  if (folder === undefined || given > 1) return USAGE
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return `没有这个文件夹：${folder}\n${USAGE}`
  if (!isCalendarDay(asOf)) return `核对日期要写成 2026-11-22 这样：${asOf}\n${USAGE}`
  return asOf > shanghaiDay(systemClock.now()) ? `核对日期 ${asOf} 还没有到。` : undefined
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  },
)
