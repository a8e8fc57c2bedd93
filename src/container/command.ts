import { runNamedCommand } from '../compose/commands'

runNamedCommand(process.argv.slice(2))
