import { join } from 'node:path'
import { readEnvironment } from '../../config/environment'
import { runCommand, type Command, type InHouse } from '../compose/commands/command'
import { openHouse } from '../compose/house'
import { localKeys } from './keys'
import { projectRoot } from './project-root'
import { reachDatabase } from './reach-database'

/** On the database and the keys of the environment, else on those of the local cloud, whether it runs or not. */
const inHouse: InHouse = async (work) => {
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

/** Runs a command of the house from the project's folder. */
export const runHere = (command: Command): void => runCommand(command, inHouse, process.argv.slice(2))
