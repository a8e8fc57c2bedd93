import { recount } from '../compose/commands/recount'
import { runHere } from './command'

runHere(recount)
