import { join } from 'node:path'
import { readEnvironment } from '../../config/environment'
import { allEngines } from '../compose/engines'
import { prepareDatabase } from '../compose/prepare'
import { openHouse } from '../compose/house'
import { recountAll } from '../flows/recount-broadcasts'
import { localKeys } from './keys'
import { projectRoot } from './project-root'
import { reachDatabase } from './reach-database'

/** Compares every counter with the receipts and puts right what differs. Ends with 0 when nothing did, else with 1. */
const main = async (): Promise<number> => {
  const dataDir = join(projectRoot(), '.data')
  const given = readEnvironment()
  const database = await reachDatabase(dataDir, given.MONGODB_URI)
  try {
    const told = { MONGODB_URI: database.uri, MONGODB_NAME: given.MONGODB_NAME }
    const environment = given.SIGN_KEY
      ? { ...given, MONGODB_URI: database.uri }
      : readEnvironment({ ...localKeys(dataDir), ...told })
    const house = await openHouse(environment, { poolSize: 4, durableLimits: false })
    try {
      await prepareDatabase(house, allEngines(environment))
      const { broadcasts, differing, groups } = await recountAll(house)
      for (const { title, wrong } of differing) console.log(`《${title}》：${wrong} 个群的数不对，已经改好`)
      console.log(`查了 ${broadcasts} 次推送，${groups === 0 ? '没有不同' : `${groups} 个群的数不同`}`)
      return groups === 0 ? 0 : 1
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
    console.log(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  },
)
