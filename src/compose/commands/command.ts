import { readEnvironment, type Environment } from '../../../config/environment'
import type { House } from '../../kernel/unit'
import { openHouse } from '../house'

/** Opens the house for one piece of work, and closes it however the work ended. */
export type InHouse = <T>(work: (house: House, environment: Environment) => Promise<T>) => Promise<T>

/** What somebody types to have a piece of work done: words in, lines out. Resolves to the exit code; 2 is a wrong call. */
export type Command = (inHouse: InHouse, words: readonly string[]) => Promise<number>

export const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** The house that the environment names, with all of its keys. */
export const inGivenHouse: InHouse = async (work) => {
  const environment = readEnvironment()
  const house = await openHouse(environment, { poolSize: 4, durableLimits: false })
  try {
    return await work(house, environment)
  } finally {
    await house.client.close()
  }
}

/** Runs a command to its exit code; whatever is thrown is said in one line and ends it with 1. */
export const runCommand = (command: Command, inHouse: InHouse, words: readonly string[]): void => {
  command(inHouse, words).then(
    (code) => {
      process.exitCode = code
    },
    (error: unknown) => {
      say(error instanceof Error ? error.message : String(error))
      process.exitCode = 1
    },
  )
}
