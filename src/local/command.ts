import { join } from 'node:path'
import { readEnvironment, type Environment } from '../../config/environment'
import { openHouse } from '../compose/house'
import type { House } from '../kernel/unit'
import { localKeys } from './keys'
import { projectRoot } from './project-root'
import { reachDatabase } from './reach-database'

export const say = (line: string): void => console.log(line)

/** Opens the house for one piece of work: on the database and the keys of the environment, else on those of the local
 *  cloud, whether it runs or not. Everything is closed again when the work has ended, however it ended. */
export const inHouse = async <T>(
  work: (house: House, environment: Environment) => Promise<T>,
): Promise<T> => {
  const dataDir = join(projectRoot(), '.data')
  const given = readEnvironment()
  const database = await reachDatabase(dataDir, given.MONGODB_URI)
  try {
    const told = { MONGODB_URI: database.uri, MONGODB_NAME: given.MONGODB_NAME }
    const environment = given.SIGN_KEY
      ? { ...given, ...told }
      : readEnvironment({ ...localKeys(dataDir), ...told })
    const house = await openHouse(environment, { poolSize: 4, durableLimits: false })
    try {
      return await work(house, environment)
    } finally {
      await house.client.close()
    }
  } finally {
    await database.stop()
  }
}

/** Runs a command to its exit code; whatever is thrown is said in one line and ends it with 1. */
export const runCommand = (command: () => Promise<number>): void => {
  command().then(
    (code) => {
      process.exitCode = code
    },
    (error: unknown) => {
      say(error instanceof Error ? error.message : String(error))
      process.exitCode = 1
    },
  )
}
