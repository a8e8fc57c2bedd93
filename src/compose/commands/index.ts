import { inGivenHouse, runCommand, say, type Command } from './command'
import { firstStaff } from './first-staff'
import { reconcile } from './reconcile'
import { recount } from './recount'
import { statutes } from './statutes'

const COMMANDS: Readonly<Record<string, Command>> = {
  'first-staff': firstStaff,
  statutes,
  recount,
  reconcile,
}

/** Beside the running container, on the same environment: `node command.js NAME …`. */
export const runNamedCommand = ([name = '', ...words]: readonly string[]): void => {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command) return runCommand(command, inGivenHouse, words)
  say(`用法：node command.js ${Object.keys(COMMANDS).join('|')} …`)
  process.exitCode = 2
}
