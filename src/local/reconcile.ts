import { join } from 'node:path'
import { readEnvironment } from '../../config/environment'
import { openHouse } from '../compose/house'
import { reconcile } from '../engines/benefit/books/reconcile'
import { localKeys } from './keys'
import { projectRoot } from './project-root'
import { reachDatabase } from './reach-database'

const say = (line: string): void => console.log(line)
const count = (value: number): string => value.toLocaleString('en')

/** `npm run reconcile`: every account of the books against the documents. Ends with 1 when a fen is missing. */
const main = async (): Promise<number> => {
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
      const begun = performance.now()
      const found = await reconcile(house)
      const seconds = ((performance.now() - begun) / 1000).toFixed(1)
      say(
        `${count(found.campaigns)} 个活动，${count(found.coupons)} 张券，${count(found.movements)} 笔核销和撤销，${count(found.entries)} 条分录，用了 ${seconds} 秒。`,
      )
      for (const difference of found.differences) say(difference)
      say(
        found.differenceCount === 0 ? '账和单据一分不差。' : `有 ${count(found.differenceCount)} 处不一致。`,
      )
      return found.differenceCount === 0 ? 0 : 1
    } finally {
      await house.client.close()
    }
  } finally {
    await database.stop()
  }
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
