import { statutes } from '../compose/commands/statutes'
import { runHere } from './command'

runHere(statutes)
